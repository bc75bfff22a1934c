#!/bin/sh
# Builds the portal and puts it where a web server finds it. Run it by hand, or every night by cron:
#   17 6 * * * cd /srv/portal && git pull --ff-only && ./publish.sh /var/www/portal
# It publishes only if every municipality is new or still has its last good version. What the site has no
# longer is taken away from there too; hidden files and folders of that folder (`.htaccess`, `.well-known`) stay.
set -eu
target=${1:-}
code=0
rm -f summary.md outputs.txt
cabildo build --summary summary.md --outputs outputs.txt || code=$?
if ! [ -e outputs.txt ]; then
  exit "$code"
fi
cat summary.md
if ! grep -q '^deploy=true$' outputs.txt; then
  exit "$code"
fi
if [ -n "$target" ]; then
  mkdir -p "$target"
  # A folder of something else, be it hidden, is not emptied.
  if [ -n "$(ls -A "$target" | grep -v -x -e .htaccess -e .well-known)" ] && ! [ -e "$target/integrity.json" ]; then
    echo "$target: <<foreign>>" >&2
    exit 2
  fi
  if command -v rsync > /dev/null; then
    rsync --archive --delete-after --filter='protect /.*' public/ "$target/"
  else
    cp -R public/. "$target/"
    (cd "$target" && find . -type f ! -path './.*') | while IFS= read -r file; do
      [ -e "public/$file" ] || rm -f "$target/$file"
    done
    (cd "$target" && find . -depth -type d ! -path . ! -path './.*') | while IFS= read -r folder; do
      [ -d "public/$folder" ] || rmdir "$target/$folder"
    done
  fi
fi
exit "$code"
