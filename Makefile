# Две главные команды: make serve (сайт на своём компьютере) и make test (все проверки).
# Всё нужное ставится само в папку .venv; удалите её, чтобы начать с чистого листа.

PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do \
	"$$p" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo "$$p"; break; }; done)
BIN := .venv/bin
# How many processes the tests run in: make test WORKERS=4
WORKERS ?= 2

# Material prints an announcement at every start; what it means for us stands in handbook/decisions/002.
export NO_MKDOCS_2_WARNING := 1

.PHONY: help serve edit site videos papers zip test validate audit bench profile screenshots admin fonts icons lock sbom properdocs clean

help:
	@echo 'make serve        собрать сайт и показать на http://127.0.0.1:8000 (обновляется сам)'
	@echo 'make edit         то же, но с правкой: ошибки прямо на странице, у каждой страницы — кнопка к её файлу'
	@echo 'make test         все проверки'
	@echo 'make validate     проверить только тексты (быстро)'
	@echo 'make site         собрать сайт, проверить и положить в папку site/ целиком'
	@echo 'make zip          собрать архив для чтения с диска: zip/sferum-help.zip'
	@echo 'make videos       собрать видео из изменившихся инструкций в папку videos/'
	@echo 'make papers       собрать памятки PDF из изменившихся текстов в папку papers/'
	@echo 'make audit        Lighthouse, axe и проверка HTML одной таблицей; нужны Node.js и Java'
	@echo 'make bench        скорость сборки рядом с другими генераторами: benchmarks/results.md'
	@echo 'make profile      на что уходит время сборки'
	@echo 'make screenshots  снимки страниц в папку screenshots/'
	@echo 'make admin        форма для правки текстов в браузере: http://localhost:8001; нужен npm'
	@echo 'make fonts        взять шрифт из пакета npm и вырезать нужные буквы'
	@echo 'make icons        нарисовать значки сайта из theme/identity/icon.svg'
	@echo 'make lock         обновить версии пакетов в requirements.lock'
	@echo 'make properdocs   собрать тот же сайт движком ProperDocs и сравнить до байта'
	@echo 'make sbom         перечень всего чужого в sbom.json: имена, версии, лицензии, суммы'

# Another port: make serve ADDRESS=127.0.0.1:8001. `mkdocs serve` shows the same, several times slower.
serve: .venv/ready
	$(BIN)/sferum-help serve $(if $(ADDRESS),--address $(ADDRESS))

# Needs no MkDocs: errors are shown in the page, and each page opens its file in your editor.
edit: .venv/ready
	$(BIN)/sferum-help edit $(if $(ADDRESS),--address $(ADDRESS))

site: .venv/ready
	$(BIN)/sferum-help publish site

validate: .venv/ready
	@$(BIN)/sferum-help schema >/dev/null
	@$(BIN)/sferum-help validate $(if $(FORMAT),--format $(FORMAT))

# For schools without a connection: unpack and open index.html.
zip: .venv/ready
	SITE_URL= $(BIN)/sferum-help build zip/sferum-help --disk
	cd zip && ../$(BIN)/python -m zipfile -c sferum-help.zip sferum-help

test: .venv/ready
	$(BIN)/python -m tests.browser
	$(BIN)/python -m pytest --numprocesses=$(WORKERS) --dist=worksteal

# One video: make videos ONLY=link-parent
videos: .venv/ready
	$(BIN)/python -m sferum_help.video $(ONLY)

papers: .venv/ready
	$(BIN)/sferum-help papers

# Some parts only: make audit ONLY='vnu view'. Only when asked for: make audit ONLY=supply
audit: .venv/ready
	$(if $(filter-out supply,$(or $(ONLY),all)),$(BIN)/python -m tests.browser whole)
	$(BIN)/python -m tools.audit $(ONLY)

# Some sizes only: make bench SIZES='100 1000'
bench: .venv/ready
	$(BIN)/python -m benchmarks.build $(SIZES)

profile: .venv/ready
	$(BIN)/python -m benchmarks.profile

screenshots: site
	$(BIN)/python -m tests.browser
	$(BIN)/python -m tests.screenshots

# Needs npm, which takes the package from the registry it is set up with.
fonts: .venv/ready
	$(BIN)/python -m tools.fonts

# Editing in the browser; where the sources are kept: make admin ADMIN_GIT=github:owner/name
admin: .venv/ready
	$(BIN)/sferum-help admin admin
	@echo 'Откройте http://localhost:8001 в Chrome, Edge или Яндекс Браузере. Остановить — Ctrl+C.'
	$(BIN)/python -m http.server --bind 127.0.0.1 --directory admin 8001

icons: .venv/ready
	$(BIN)/python -m tests.browser
	$(BIN)/python -m tools.icons

# Every package with its hash, then the project itself, editable and without its own downloads.
.venv/ready: requirements.lock pyproject.toml
	@test -n "$(PYTHON)" || { echo 'Нужен Python 3.11 или новее: https://www.python.org/downloads/' >&2; exit 1; }
	@sh tools/install.sh '$(PYTHON)'

# The tool that writes the lock is locked itself, and writes its own next lock.
COMPILE := .venv/lock/bin/uv pip compile --universal --python-version 3.11 --upgrade --generate-hashes \
	--no-emit-index-url --no-annotate --custom-compile-command 'make lock' --quiet

lock:
	@rm -rf .venv/lock && mkdir -p .venv && $(PYTHON) -m venv .venv/lock
	.venv/lock/bin/python -m pip install --quiet --require-hashes -r tools/lock/uv.txt
	$(COMPILE) pyproject.toml --extra test --output-file requirements.lock
	for tool in uv pip-audit; do echo $$tool | $(COMPILE) - --output-file tools/lock/$$tool.txt || exit 1; done
	@rm -rf .venv/lock

# What the site is made of, for machines: CycloneDX.
sbom: .venv/ready
	$(BIN)/python -m tools.sbom sbom.json

# Another engine, the same bytes; needs the registry of packages.
properdocs: .venv/ready
	$(BIN)/python -m tools.properdocs

clean:
	rm -rf .venv .venv.before site zip admin screenshots sbom.json tools/audit/node_modules
