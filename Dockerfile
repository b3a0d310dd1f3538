# NetGraph with its page: build in the SDK image with Node, run on the ASP.NET runtime image as an unprivileged user.
FROM node:20-bookworm-slim AS web
WORKDIR /build/web
COPY web/package.json web/package-lock.json web/.npmrc ./
RUN npm ci
COPY web ./
RUN npm run build

FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /build
COPY global.json Directory.Build.props Directory.Build.targets Directory.Packages.props .editorconfig ./
COPY src ./src
COPY cypher ./cypher
COPY --from=web /build/src/NetGraph.Api/wwwroot ./src/NetGraph.Api/wwwroot
RUN dotnet publish src/NetGraph.Cli -c Release -o /app -p:SkipWebBuild=true -p:RunAnalyzers=false

FROM mcr.microsoft.com/dotnet/aspnet:10.0
WORKDIR /app
COPY --from=build /app ./
RUN mkdir /data && chown app:app /data
USER app
VOLUME /data
ENV NETGRAPH_STORE=file:/data/netgraph.db
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s \
  CMD ["/app/netgraph", "health", "--url", "http://127.0.0.1:8080"]
ENTRYPOINT ["/app/netgraph"]
CMD ["serve", "--urls", "http://0.0.0.0:8080"]
