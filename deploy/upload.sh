#!/bin/sh
# Выложить опубликованную папку в объектное хранилище: deploy/upload.sh site хранилище:папка
#
# Порядок такой, что открытая у читателя страница не ломается ни в какой миг: сначала файлы, чьи имена меняются вместе
# с содержимым, потом страницы, потом sw.js, и только в конце удаляется то, чего больше нет. Прервали — запустите ещё раз.
# Хранилище сжимает само или через CDN, поэтому .gz и .br не нужны. Как назвать хранилище: https://rclone.org/docs/
set -eu

if [ $# -ne 2 ] || [ ! -f "$1/build.json" ]; then
    echo 'нужно так: deploy/upload.sh опубликованная-папка хранилище:папка' >&2
    exit 2
fi

from=$1
to=$2

put() { # что делать, сколько хранить, какие файлы — правилами https://rclone.org/filtering/
    what=$1
    kept=$2
    shift 2
    rclone "$what" "$from" "$to" --checksum --header-upload "Cache-Control: $kept" \
        --filter '- *.gz' --filter '- *.br' "$@"
}

year='public, max-age=31536000, immutable'
minutes='public, max-age=300, stale-while-revalidate=86400'

put copy "$year" --filter '- /assets/kept.json' --filter '+ /assets/**' --filter '+ /cards/**' --filter '+ /videos/made/**' --filter '- *'
put copy "$minutes" --filter '+ /assets/kept.json' --filter '- /assets/**' --filter '- /cards/**' --filter '- /videos/made/**' --filter '- /sw.js'
put copy 'no-cache' --filter '+ /sw.js' --filter '- *'
put sync "$minutes"
rclone check "$from" "$to" --filter '- *.gz' --filter '- *.br'
