#!/bin/sh
# expect.sh CODE: the step before failed (STEP is `failure`), with OUTCOME as wished (WISHED) and with that finding.
# What fails for another reason is as wrong as what does not fail.
set -eu
echo "step: $STEP; outcome: $OUTCOME, expected $WISHED; finding expected: $1"
[ "$STEP" = failure ]
[ "$OUTCOME" = "$WISHED" ]
printf %s "$FINDINGS" | jq --exit-status --arg code "$1" 'any(.findings[]; .code == $code)'
