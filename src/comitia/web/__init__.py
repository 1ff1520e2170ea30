"""The register: pages that anyone may read. One folder a page family, each with its views, addresses and templates."""
