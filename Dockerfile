# Familiar in one small image: Node runs the TypeScript as it is, so there is no build stage.
FROM node:24-slim

ENV NODE_ENV=production
WORKDIR /app

COPY package.json package-lock.json ./
RUN npm ci --omit=dev && npm cache clean --force

COPY config ./config
COPY migrations ./migrations
COPY src ./src
RUN mkdir data && chown node:node data

USER node
# From outside the container the page needs a token: set WEB_TOKEN.
ENV HOST=0.0.0.0 PORT=8787 LOG_FORMAT=json
EXPOSE 8787
VOLUME ["/app/data"]

HEALTHCHECK --interval=30s --timeout=5s --start-period=10s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]

CMD ["node", "src/cli/launch.js", "start"]
