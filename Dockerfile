# One image for migrate, api and worker; the command chooses. NODE_IMAGE takes a digest: --build-arg NODE_IMAGE=node@sha256:…
ARG NODE_IMAGE=node:22.23.1-bookworm-slim

FROM ${NODE_IMAGE} AS build
WORKDIR /srv/tierwright
COPY . .
RUN npm ci --ignore-scripts --no-audit --no-fund \
  && npm run build \
  && npm prune --omit=dev --ignore-scripts --no-audit --no-fund

FROM ${NODE_IMAGE}
ENV NODE_ENV=production
WORKDIR /srv/tierwright
# Owned by root: the process may read its code, not change it.
COPY --from=build /srv/tierwright/package.json ./
COPY --from=build /srv/tierwright/node_modules node_modules
COPY --from=build /srv/tierwright/packages packages
COPY --from=build /srv/tierwright/workflows workflows
COPY --from=build /srv/tierwright/ui ui
COPY --from=build /srv/tierwright/rules rules
USER 1000:1000
EXPOSE 7400 7401
STOPSIGNAL SIGTERM
ENTRYPOINT ["node", "--enable-source-maps", "packages/server/bin/tierwright-server.js"]
CMD ["--help"]
HEALTHCHECK --interval=10s --timeout=5s --start-period=20s CMD ["node", "packages/server/bin/tierwright-server.js", "health"]
