#!/bin/sh
# Builds and pushes the image, and writes its digest to build/digest. Reads:
#   IMAGE    where it goes, without a tag
#   VERSION  tag, and what the service says that it is
set -eu

[ -n "${IMAGE:-}" ] || {
  echo 'image: set IMAGE to where the image goes, without a tag' >&2
  exit 1
}
mkdir -p build
# The default builder of Docker writes neither a bill of materials nor where an image comes from.
docker buildx inspect odp >/dev/null 2>&1 || docker buildx create --name odp --driver docker-container >/dev/null
docker buildx build --builder odp --pull --push --sbom=true --provenance=mode=max \
  --build-arg "VERSION=$VERSION" --tag "$IMAGE:$VERSION" --metadata-file build/image.json .
sed -n 's/.*"containerimage.digest": *"\(sha256:[0-9a-f]\{64\}\)".*/\1/p' build/image.json | head -n 1 >build/digest
[ -s build/digest ] || {
  echo 'image: the builder told no digest' >&2
  exit 1
}
echo "image: $IMAGE@$(cat build/digest)"
