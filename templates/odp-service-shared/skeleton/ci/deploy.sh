#!/bin/sh
# Tells the portal to run a build. Reads:
#   ODP_PORTAL_URL    where the portal is; without it nothing is done
#   ODP_DEPLOY_TOKEN  of a service that the portal lets deploy in this workspace
#   DIGEST            of the image, sha256:...; default: what build/digest holds
#   REPOSITORY        makes the request the same one when a pipeline is repeated
set -eu

workspace='${{ values.workspace }}'
component='${{ values.name }}'

fail() {
  echo "deploy: $1" >&2
  exit 1
}

if [ -z "${ODP_PORTAL_URL:-}" ]; then
  echo 'deploy: skipped, because ODP_PORTAL_URL is not set'
  exit 0
fi
case "$ODP_PORTAL_URL" in
  https://* | http://localhost:* | http://127.0.0.1:*) ;;
  *) fail 'ODP_PORTAL_URL has to begin with https://, as a token is sent there' ;;
esac

digest="${DIGEST:-$(cat build/digest 2>/dev/null || true)}"
repository="${REPOSITORY:-$workspace/$component}"
# One line, and all of it.
matches() { [ "$(printf '%s\n' "$2" | wc -l)" -eq 1 ] && printf '%s\n' "$2" | grep -E -q -x "$1"; }
matches 'sha256:[0-9a-f]{64}' "$digest" || fail 'no digest: set DIGEST to sha256: and 64 digits, or run "make image" before'
matches '[A-Za-z0-9._/-]{1,200}' "$repository" || fail 'REPOSITORY may hold letters, digits and ._/- alone'
matches '[A-Za-z0-9._~+/=-]+' "${ODP_DEPLOY_TOKEN:-}" || fail 'ODP_DEPLOY_TOKEN is missing, or is no token'

body="$(printf '{"kind":"deploy","workspace":"%s","component":"%s","spec":{"digest":"%s"},"idempotencyKey":"%s@%s"}' \
  "$workspace" "$component" "$digest" "$repository" "$digest")"

# The token goes by standard input: arguments can be read by every process of the machine.
# A repeated request is safe, because its key makes it the same operation.
printf 'header = "Authorization: Bearer %s"\n' "$ODP_DEPLOY_TOKEN" |
  curl --config - --silent --show-error --fail-with-body \
    --retry 5 --retry-connrefused --connect-timeout 10 --max-time 60 \
    --header 'Content-Type: application/json' --data "$body" \
    "${ODP_PORTAL_URL%/}/api/odp-workspaces/operations"
echo
echo "deploy: the portal took $digest for $component; its page shows how it goes"
