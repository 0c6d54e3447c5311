# Shared by the scripts; sourced, not run.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

say() { printf '%s\n' "$*"; }
fail() { printf '\n%s\n' "$*" >&2; exit 1; }

# progress LABEL COMMAND…: runs a long command with its output in a log, shows every 15 seconds how far it is, and on
# failure shows the end of the log.
progress() {
  local label=$1 started=$SECONDS log last=$SECONDS
  shift
  log=$(mktemp)
  say "$label …"
  "$@" >"$log" 2>&1 </dev/null &
  local job=$!
  while kill -0 "$job" 2>/dev/null; do
    sleep 0.2
    if ((SECONDS - last >= 15)); then
      last=$SECONDS
      say "  $((SECONDS - started)) s: $(tail -n 1 "$log" | cut -c 1-100)"
    fi
  done
  if ! wait "$job"; then
    tail -n 40 "$log" >&2
    rm -f "$log"
    fail "Failed: $label. The reason is above; run the same script again once it is put right."
  fi
  rm -f "$log"
  say "  done in $((SECONDS - started)) s"
}
