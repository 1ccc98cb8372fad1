#!/bin/sh
# Write one backup into $BACKUPS and delete those older than $BACKUP_DAYS days.
#
#   sh backup.sh          once; fails where something cannot be read or written
#   sh backup.sh daily    now, and again every 24 hours (the `backup` service of compose.yaml)
#
# A backup is a folder named by its time (UTC) with database.dump, media.tar and private.tar; docs/deploy.md says
# how to restore one. It is called <time>.part until it is whole. The database is found by libpq's own PG* variables.
set -eu
umask 077

if [ "${1:-}" = daily ]; then
  trap 'exit 0' TERM INT
  while true; do
    # A process of its own: within `||` the shell would go on after an error.
    sh "$0" || echo "The backup failed; the next try is tomorrow." >&2
    sleep 86400 &
    wait $!
  done
fi

: "${BACKUPS:=/backups}" "${MEDIA_ROOT:=/srv/media}" "${PRIVATE_ROOT:=/srv/private}" "${BACKUP_DAYS:=14}"

files() { # GNU tar answers 1 when a file grows meanwhile: no reason to have no backup
  # Delivery packs are names in clear that are deleted after days: a backup would keep them longer.
  tar -C "$1" --exclude=./delivery -cf "$2" . || [ $? -eq 1 ]
}

rm -rf "$BACKUPS"/*.part
name=$(date -u +%Y-%m-%dT%H%M%SZ)
part=$BACKUPS/$name.part
mkdir -p "$part"
# The database before the files: whatever file a row names is there when the files are read.
pg_dump --format=custom --no-owner --no-privileges --file="$part/database.dump"
pg_restore --list "$part/database.dump" >/dev/null
files "$MEDIA_ROOT" "$part/media.tar"
files "$PRIVATE_ROOT" "$part/private.tar"
mv "$part" "$BACKUPS/$name"
find "$BACKUPS" -mindepth 1 -maxdepth 1 -type d -name '20*Z' -mtime "+$((BACKUP_DAYS - 1))" -exec rm -rf {} +
echo "Backup $name: $(du -sh "$BACKUPS/$name" | cut -f1)"
