"""Who wrote the manifests and since when they exist: signatures, timestamps, and the chain that the manifests form."""
