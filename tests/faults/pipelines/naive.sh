#!/bin/sh
# A deploy as many repositories have it: appleboy/ssh-action with an inline script, and what the team of the founding
# story had. The step's result is that of the script's last command. The host's key is not looked at, as that action
# does not unless it is told to. Kinder than most: no command may hang for ever.
for file in $FILES; do
    # shellcheck disable=SC2086  # the options are words
    scp $SCP_OPTIONS -o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null "$file" "$LOGIN:$DIRECTORY/$file"
done
# shellcheck disable=SC2086,SC2029
exec ssh $SSH_OPTIONS -o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null "$LOGIN" "
cd $DIRECTORY
export IMAGE_TAG=$IMAGE_TAG
docker compose pull || true
docker compose up -d
curl -sf --max-time 10 -o /dev/null $HEALTH_URL || echo 'warning: not healthy yet'
echo 'deploy complete'
"
