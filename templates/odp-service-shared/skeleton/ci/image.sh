#!/bin/sh
# Builds the image, pushes it to where the clusters pull it from, and writes its digest to build/digest. Reads:
#   VERSION  tag, and what the service says that it is
# and what ci/login.sh reads.
set -eu

image='${{ values.imageRepository }}'

sh ci/login.sh "${image%%/*}"
mkdir -p build
# One of an earlier build would be deployed if this one fails.
rm -f build/digest
# The default builder of Docker writes neither a bill of materials nor where an image comes from.
docker buildx inspect odp >/dev/null 2>&1 || docker buildx create --name odp --driver docker-container >/dev/null
docker buildx build --builder odp --pull --push --sbom=true --provenance=mode=max \
  --build-arg "VERSION=$VERSION" --tag "$image:$VERSION" --metadata-file build/image.json .
sed -n 's/.*"containerimage.digest": *"\(sha256:[0-9a-f]\{64\}\)".*/\1/p' build/image.json | head -n 1 >build/digest
[ -s build/digest ] || {
  rm -f build/digest
  echo 'image: the builder told no digest' >&2
  exit 1
}
echo "image: $image@$(cat build/digest)"
