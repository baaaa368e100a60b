# The clinic in a container: an ordinary user, and nothing to write to but /data. docs/operations.md says how to run it.

FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /source

# What a restore reads comes first: the packages stay cached until one of these files changes.
COPY global.json Directory.Build.props Directory.Packages.props BannedSymbols.txt .editorconfig ./
COPY src/SpineClinic/SpineClinic.csproj src/SpineClinic/packages.lock.json src/SpineClinic/
COPY src/SpineClinic.Web/SpineClinic.Web.csproj src/SpineClinic.Web/packages.lock.json src/SpineClinic.Web/
COPY migrations/Sqlite/SpineClinic.Migrations.Sqlite.csproj migrations/Sqlite/packages.lock.json migrations/Sqlite/
COPY migrations/PostgreSql/SpineClinic.Migrations.PostgreSql.csproj migrations/PostgreSql/packages.lock.json migrations/PostgreSql/
RUN dotnet restore src/SpineClinic.Web --locked-mode

COPY src src
COPY migrations migrations
RUN dotnet publish src/SpineClinic.Web --configuration Release --no-restore --output /app

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
