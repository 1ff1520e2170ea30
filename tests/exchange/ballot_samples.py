"""One made-up file in each format that is read, all with the same kinds of ballots, for the tests of formats."""

BLT = """4 2
-4
# weights, an overvote and a skip
1.5 1 2 0
3/2 2=3 1 0
2 1 - 3 0
4 4 1 0
1 0
0
"Ama"
"Bo"
"Cleo"
"Dag"
"Board"
"""
SCOTTISH = """3,2,
4,1,2,
3,3,
"Candidate 1","Ama","Green (G)",
"Candidate 2","Bo","Red (R)",
"Candidate 3","Cleo","Blue (B)",
"Ward 1",
"""
RANKS = """id,precinct,rank2,rank1,rank3,count,valid
1,north,Bo,Ama,,4,true
2,north,Cleo|Ama,Bo,,2,t
3,south,,overvote,Ama,1,t
4,south,undervote,Cleo,Ama,3,yes
5,south,,,,1,t
6,south,,,,2,f
"""
GRID = """Response ID,precinct_id,Ama,Bo,Cleo
r1,p1,1,2,
r2,p1,,1,2
r3,p2,1,1,3
r4,p2,,,
"""
SOI = """# FILE NAME: board.soi
# TITLE: Board
# DATA TYPE: soi
# NUMBER ALTERNATIVES: 3
# NUMBER VOTERS: 7
# NUMBER UNIQUE ORDERS: 2
# ALTERNATIVE NAME 1: Ama
# ALTERNATIVE NAME 2: Bo
# ALTERNATIVE NAME 3: Cleo
4: 1, 2
3: 3
"""
SOC = SOI.replace("soi", "soc").replace("4: 1, 2\n3: 3\n", "4: 1, 2, 3\n3: 3,2,1\n")
TOI = SOI.replace("soi", "toi").replace("4: 1, 2\n", "4: {1, 2}\n")
TOC = SOI.replace("soi", "toc").replace("4: 1, 2\n3: 3\n", "4: {1, 2},3\n3: {1,2,3}\n")
CAT = """# FILE NAME: board.cat
# DATA TYPE: cat
# NUMBER ALTERNATIVES: 3
# NUMBER VOTERS: 7
# NUMBER UNIQUE PREFERENCES: 2
# NUMBER CATEGORIES: 2
# CATEGORY NAME 1: Yes
# CATEGORY NAME 2: No
4: {1,2},3
3: {},{1,2,3}
"""
ABIF = """ABIF 0.1
{"title": "Board"}
=A:[Ama Owusu]
=B:[Bo Lind]
="C d":[Cleo Marsh]
# the ballots
4: A>B
2: B = "C d" > A
3: A/5, B/5, "C d"/0
1: [C d]/5 > A/2 # scores agree
1:
2: B: {"precinct": 51}
"""
CVOTES = """# an election
#/Candidates: Ama ; Bo ; Cleo
#/Number of Seats: 2
#/Implicit Ranking: false
#/Weight Allowed: true

Ama > Bo * 4
Bo = Cleo > Ama ^2 * 3
tag1, tag2 || Cleo # a remark
/EMPTY_RANKING/ * 2
"""
JSON = """{
  "format": "comitia-ballots/1",
  "title": "Board",
  "seats": 2,
  "candidates": [{"name": "Ama"}, {"name": "Bo", "party": "Green"}, {"name": "Cleo"}],
  "withdrawn": [3],
  "invalid": 1,
  "ballots": [
    {"count": 4, "places": [1, [2, 3], null, 1]},
    {"count": "3/2", "places": ["overvote", 2]},
    {"count": 2, "places": []}
  ],
  "reduced": null
}
"""
CVR = """{
  "@type": "CVR.CastVoteRecordReport",
  "Election": [{"@id": "e", "Candidate": [
      {"@id": "a", "Name": "Ama"}, {"@id": "b", "Name": "Bo"}],
    "Contest": [
      {"@id": "c1", "Name": "Chair", "NumberElected": 1, "ContestSelection": [
        {"@id": "s1", "CandidateIds": ["a"]}, {"@id": "s2", "CandidateIds": ["b"]}, {"@id": "s3", "IsWriteIn": true}]},
      {"@id": "c2", "Name": "Clerk", "ContestSelection": [{"@id": "t1", "CandidateIds": ["a"]}]}]}],
  "CVR": [
    {"CurrentSnapshotId": "2", "CVRSnapshot": [
      {"@id": "1", "Type": "original", "CVRContest": []},
      {"@id": "2", "Type": "modified", "CVRContest": [{"ContestId": "c1", "CVRContestSelection": [
        {"ContestSelectionId": "s1", "SelectionPosition": [
          {"HasIndication": "yes", "IsAllocable": "yes", "NumberVotes": 1, "Rank": 1}]},
        {"ContestSelectionId": "s2", "SelectionPosition": [
          {"HasIndication": "no", "Rank": 1}, {"HasIndication": "yes", "Rank": 3}]}]}]}]},
    {"CVRSnapshot": [{"@id": "1", "CVRContest": [{"ContestId": "c1", "CVRContestSelection": [
      {"ContestSelectionId": "s3", "Rank": 1, "SelectionPosition": [
        {"HasIndication": "yes", "CVRWriteIn": {"Text": "Cleo"}}]}]}]}]},
    {"CVRSnapshot": [{"@id": "1", "CVRContest": [{"ContestId": "c2"}]}]},
    {"CVRSnapshot": [{"@id": "1", "CVRContest": [{"ContestId": "c1"}]}]}
  ]
}
"""
SAMPLES = {
    "board.blt": BLT,
    "scottish.csv": SCOTTISH,
    "ranks.csv": RANKS,
    "grid.csv": GRID,
    "board.soi": SOI,
    "board.soc": SOC,
    "board.toi": TOI,
    "board.toc": TOC,
    "board.cat": CAT,
    "board.abif": ABIF,
    "board.cvotes": CVOTES,
    "board.json": JSON,
    "report.json": CVR,
}
CONTEST = {"report.json": "Chair"}
