#!/bin/sh
# Has the portal run a build, and follows it until its pods serve. Reads:
#   ODP_PORTAL_URL    where the portal is; without it nothing is done
#   ODP_DEPLOY_TOKEN  of a service that the portal lets deploy in this workspace
#   DIGEST            of the image, sha256:...; default: what build/digest holds
#   RUN               names this run of the pipeline and its attempt: sent twice it is one deployment, another attempt is
#                     a deployment of its own; default: one of this moment
#   DEADLINE_SECONDS  how long it is followed; default: 600
#   POLL_SECONDS      between two looks; default: 5
set -eu

workspace='${{ values.workspace }}'
component='${{ values.name }}'

say() { echo "deploy: $1"; }
fail() {
  say "$1" >&2
  exit 1
}

if [ -z "${ODP_PORTAL_URL:-}" ]; then
  say 'skipped, because ODP_PORTAL_URL is not set'
  exit 0
fi
case "$ODP_PORTAL_URL" in
  https://* | http://localhost:* | http://127.0.0.1:*) ;;
  *) fail 'ODP_PORTAL_URL has to begin with https://, as a token is sent there' ;;
esac

digest="${DIGEST:-$(cat build/digest 2>/dev/null || true)}"
run="${RUN:-$(date +%s)-$$}"
deadline="${DEADLINE_SECONDS:-600}"
poll="${POLL_SECONDS:-5}"
# One line, and all of it.
matches() { [ "$(printf '%s\n' "$2" | wc -l)" -eq 1 ] && printf '%s\n' "$2" | grep -E -q -x "$1"; }
matches 'sha256:[0-9a-f]{64}' "$digest" || fail 'no digest: set DIGEST to sha256: and 64 digits, or run "make image" before'
matches '[A-Za-z0-9._-]{1,100}' "$run" || fail 'RUN may hold up to 100 letters, digits and ._- alone'
matches '[A-Za-z0-9._~+/=-]+' "${ODP_DEPLOY_TOKEN:-}" || fail 'ODP_DEPLOY_TOKEN is missing, or is no token'
matches '[0-9]{1,5}' "$deadline" || fail 'DEADLINE_SECONDS has to be a number'
matches '[0-9.]{1,5}' "$poll" || fail 'POLL_SECONDS has to be a number'

answers="$(mktemp -d)"
trap 'rm -rf "$answers"' EXIT
until=$(($(date +%s) + deadline))

# Asks the portal, keeps what it answers, and sets status; 000 where it does not answer.
# The token goes by standard input: arguments can be read by every process of the machine.
ask() {
  place="$1"
  shift
  status="$(
    printf 'header = "Authorization: Bearer %s"\n' "$ODP_DEPLOY_TOKEN" |
      curl --config - --silent --output "$answers/json" --write-out '%{http_code}' \
        --connect-timeout 10 --max-time 60 --header 'Content-Type: application/json' "$@" \
        "${ODP_PORTAL_URL%/}/api/odp-workspaces$place"
  )" || status=000
  LC_ALL=C awk -f ci/json.awk "$answers/json" >"$answers/values" 2>/dev/null || : >"$answers/values"
  rm -f "$answers/json"
}
# A value of the last answer.
value() { awk -v key="$1=" 'index($0, key) == 1 { print substr($0, length(key) + 1); exit }' "$answers/values"; }
why() {
  [ "$status" != 000 ] || { echo 'the portal does not answer' && return; }
  told="$(value .error.message)"
  echo "the portal answers $status${told:+: $told}"
}
# Nothing is wrong with what was asked: it may be asked again.
is_passing() { case "$status" in 000 | 408 | 429 | 5??) ;; *) return 1 ;; esac }
# Gives up with a sentence once the time is over.
wait_or() {
  [ "$(date +%s)" -lt "$until" ] || fail "$1, after $deadline seconds; the page of $component in the portal shows how it goes on"
  sleep "$poll"
}

body="$(printf '{"kind":"deploy","workspace":"%s","component":"%s","spec":{"digest":"%s"},"idempotencyKey":"%s/%s@%s"}' \
  "$workspace" "$component" "$digest" "$workspace" "$component" "$run")"
# Its key makes a repeated request the same operation.
while ask /operations --data "$body" && is_passing; do wait_or "not deployed: $(why)"; done
[ "$status" = 202 ] || fail "not deployed: $(why)"
operation="$(value .id)"
matches '[0-9]{1,10}' "$operation" || fail 'the portal answers with no operation: is ODP_PORTAL_URL its address?'
say "operation $operation deploys $digest of $component"

while :; do
  state="$(value .state)"
  told="$(value .message)"
  case "$state" in
    done) break ;;
    waiting)
      say "operation $operation waits for an approval by $(value .approval.approvers.0), until $(value .approval.expiresAt); nothing runs of it before"
      exit 0
      ;;
    failed | rejected | cancelled | expired) fail "operation $operation is $state${told:+: $told}" ;;
  esac
  wait_or "operation $operation is ${state:-unknown}${told:+: $told}"
  ask "/operations/$operation"
  [ "$status" = 200 ] || is_passing || fail "operation $operation cannot be followed: $(why)"
  # Until there is an answer its state is not known.
done
generation="$(value .generation)"
requested="$(value .requestedAt)"

# Sets verdict: runs, failing, or what there is to say of it meanwhile.
look_at_pods() {
  verdict=runs
  found="$(value .digest)"
  [ "$found" = "$digest" ] || fail "$component is to run ${found:-no image} by now, which somebody has deployed since"
  cluster=0
  while place="$(value ".clusters.$cluster")" && [ -n "$place" ]; do
    cluster=$((cluster + 1))
    at=0
    state='' told='not looked at yet'
    while system="$(value ".conditions.$at.system")" && [ -n "$system" ]; do
      if [ "$system" = workload ] && [ "$(value ".conditions.$at.place")" = "$place" ] &&
        [ "$(value ".conditions.$at.observedGeneration")" -ge "$generation" ]; then
        state="$(value ".conditions.$at.state")"
        told="$(value ".conditions.$at.message")"
        since="$(value ".conditions.$at.since")"
      fi
      at=$((at + 1))
    done
    [ "$state" != ready ] || continue
    verdict="$place: $told"
    # What failed before it was asked for may be said of the pods before.
    if [ "$state" = failing ] && expr "x$since" '>=' "x$requested" >/dev/null; then
      fail "$component does not run $digest on $verdict"
    fi
  done
  [ "$cluster" -gt 0 ] || verdict='it is in no cluster'
}

while :; do
  ask "/components/$component"
  case "$status" in
    200) look_at_pods ;;
    *)
      is_passing || fail "$component cannot be looked at: $(why)"
      verdict="$(why)"
      ;;
  esac
  [ "$verdict" != runs ] || break
  wait_or "$component does not run $digest yet: $verdict"
done
say "$component runs $digest"
