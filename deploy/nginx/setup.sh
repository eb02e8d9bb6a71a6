#!/bin/sh
# Правила nginx с вашими путями: deploy/nginx/setup.sh опубликованная-папка папка-для-правил
#
# Адрес сайта она знает из build.json опубликованной папки. В папке для правил появятся http.conf (его включают в
# http { … }), server.conf (в server { … }) и www — корень сервера: ссылка на сайт по пути его адреса.
set -eu

if [ $# -ne 2 ] || [ ! -f "$1/build.json" ]; then
    echo 'нужно так: deploy/nginx/setup.sh опубликованная-папка папка-для-правил' >&2
    exit 2
fi

rules=$(cd "$(dirname "$0")" && pwd)
site=$(cd "$1" && pwd)
path=$(sed -n 's|^ *"site": *"https*://[^/"]*\(/[^"]*\)".*|\1|p' "$site/build.json")
if [ -z "$path" ]; then
    echo "сайт в $1 собран без адреса: задайте SITE_URL и опубликуйте его" >&2
    exit 1
fi

mkdir -p "$2"
to=$(cd "$2" && pwd)
rm -rf "$to/www"
at=$to/www${path%/}
mkdir -p "$(dirname "$at")"
ln -s "$site" "$at"
for name in http.conf server.conf; do
    sed "s|{site}|$site|g; s|{root}|$to/www|g; s|{path}|$path|g" "$rules/$name" > "$to/$name"
done
