#!/bin/sh
# Builds the portal and puts it where a web server finds it. Run it by hand, or every night by cron:
#   17 6 * * * cd /srv/portal && git pull --ff-only && ./publish.sh /var/www/portal
# It publishes only if every municipality is new or still has its last good version.
set -eu
target=${1:-}
code=0
cabildo build --summary summary.md --outputs outputs.txt || code=$?
cat summary.md
if ! grep -q '^deploy=true$' outputs.txt; then
  exit "$code"
fi
if [ -n "$target" ]; then
  mkdir -p "$target"
  if command -v rsync > /dev/null; then
    rsync --archive --delete-after public/ "$target/"
  else
    cp -R public/. "$target/"
  fi
fi
exit "$code"
