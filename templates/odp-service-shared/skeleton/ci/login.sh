#!/bin/sh
# Logs Docker in to the registry that it is given. Reads either
#   ODP_REGISTRY_IDENTITY  provider of workload identity that trusts this pipeline, //iam.googleapis.com/projects/...;
#                          what it is shown is no key, but a token of the host, for https://<registry>, that lasts for minutes
#   ODP_REGISTRY_STS       where that token is exchanged; default: that of Google
# or, for a registry that knows no identities,
#   ODP_REGISTRY_USER and ODP_REGISTRY_PASSWORD
# With neither it leaves Docker as it is, logged in by a person.
set -eu

registry="$1"
sts="${ODP_REGISTRY_STS:-https://sts.googleapis.com/v1/token}"

fail() {
  echo "login: $1" >&2
  exit 1
}
ask() { curl --silent --show-error --fail --retry 3 --connect-timeout 10 --max-time 30 "$@"; }
# The text of a field of JSON.
field() { sed -n "s/.*\"$1\" *: *\"\([^\"]*\)\".*/\1/p" | head -n 1; }
# By standard input: arguments can be read by every process of the machine.
login() { docker login "$registry" --username "$1" --password-stdin; }

# Who this pipeline is, in the words of its host.
id_token() {
  if [ -n "${ACTIONS_ID_TOKEN_REQUEST_URL:-}" ]; then
    printf 'header = "Authorization: Bearer %s"\n' "$ACTIONS_ID_TOKEN_REQUEST_TOKEN" |
      ask --config - "$ACTIONS_ID_TOKEN_REQUEST_URL&audience=https://$registry" | field value
  else
    printf '%s\n' "${ODP_ID_TOKEN:-}"
  fi
}

if [ -n "${ODP_REGISTRY_IDENTITY:-}" ]; then
  case "$sts" in
    https://* | http://127.0.0.1:*) ;;
    *) fail 'ODP_REGISTRY_STS has to begin with https://, as a token is sent there' ;;
  esac
  id="$(id_token)"
  [ -n "$id" ] || fail 'the host gave no token for this pipeline: its job needs the right to ask for one (id-token, id_tokens)'
  token="$(
    printf 'grant_type=%s&requested_token_type=%s&subject_token_type=%s&scope=%s&audience=%s&subject_token=%s' \
      urn:ietf:params:oauth:grant-type:token-exchange urn:ietf:params:oauth:token-type:access_token \
      urn:ietf:params:oauth:token-type:jwt https://www.googleapis.com/auth/cloud-platform \
      "$ODP_REGISTRY_IDENTITY" "$id" | ask --data @- "$sts" | field access_token
  )"
  [ -n "$token" ] || fail "the provider in ODP_REGISTRY_IDENTITY does not trust this pipeline, or $sts does not answer"
  printf '%s' "$token" | login oauth2accesstoken
elif [ -n "${ODP_REGISTRY_USER:-}" ]; then
  [ -n "${ODP_REGISTRY_PASSWORD:-}" ] || fail 'ODP_REGISTRY_PASSWORD is missing'
  printf '%s' "$ODP_REGISTRY_PASSWORD" | login "$ODP_REGISTRY_USER"
fi
