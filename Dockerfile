# The clinic in a container: an ordinary user, and nothing to write to but /data. docs/operations.md says how to run it.

FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /source

COPY global.json Directory.Build.props Directory.Packages.props BannedSymbols.txt .editorconfig ./
COPY src src
COPY migrations migrations
# The pages must be there already: the lock file counts a package that the SDK adds only to a project with Razor files.
RUN dotnet restore src/SpineClinic.Web --locked-mode
# Compiled ahead for this processor, so that the first request is quick. What that adds to the restore is the compiler and this platform's native files.
ARG TARGETARCH
RUN dotnet publish src/SpineClinic.Web --configuration Release --arch "${TARGETARCH:-amd64}" --no-self-contained -p:PublishReadyToRun=true --output /app

FROM mcr.microsoft.com/dotnet/aspnet:10.0
COPY --from=build /app /app
# The base image brings the user "app" (UID 1654). It owns /data alone; a volume that is mounted there for the first time takes this owner over.
RUN install --directory --owner=app --group=app --mode=0700 /data
WORKDIR /app
USER app
ENV DataDirectory=/data \
    ASPNETCORE_HTTP_PORTS=8080 \
    DOTNET_EnableDiagnostics=0
VOLUME /data
EXPOSE 8080
ENTRYPOINT ["dotnet", "/app/SpineClinic.Web.dll"]
