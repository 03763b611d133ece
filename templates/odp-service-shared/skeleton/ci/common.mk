# Targets that services of every language share; the Makefile includes them and adds run, lint, test and vulnerabilities.

VERSION ?= $(shell git rev-parse --short=12 HEAD 2>/dev/null || echo development)
export VERSION

# Run from source at an exact version: Go checks it against the public log of checksums.
# renovate: datasource=go depName=sigs.k8s.io/kustomize/kustomize/v5
KUSTOMIZE = go run sigs.k8s.io/kustomize/kustomize/v5@v5.8.2
# renovate: datasource=go depName=github.com/yannh/kubeconform
KUBECONFORM = go run github.com/yannh/kubeconform/cmd/kubeconform@v0.8.0

.PHONY: run lint test vulnerabilities manifests image deploy

# Kinds that Kubernetes does not know itself, such as those of the mesh, have no schema there and are passed over.
manifests:
	mkdir -p build
	$(KUSTOMIZE) build deploy > build/manifests.yaml
	$(KUBECONFORM) -strict -ignore-missing-schemas -summary build/manifests.yaml

image:
	sh ci/image.sh

deploy:
	sh ci/deploy.sh
