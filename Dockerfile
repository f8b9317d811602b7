# One image for each service: docker build --build-arg MODULE=api --tag leaderboard/api .
# The classic builder and BuildKit both accept this file.
ARG JAVA=25.0.3_9

# This stage does not use MODULE, so the four images share it and Maven runs once.
FROM eclipse-temurin:${JAVA}-jdk-noble AS build
WORKDIR /build
COPY . .
# The context has no git directory, so the commit is an argument.
ARG REVISION=unknown
RUN ./mvnw -q -B -Drevision="$REVISION" -pl producer,processor,archive,api -am package \
      -Dmaven.test.skip=true -Dspotless.check.skip=true \
 && for module in producer processor archive api; do \
      java -Djarmode=tools -jar $module/target/$module-*-exec.jar extract --layers --application-filename app.jar \
        --destination /layers/$module || exit 1; \
    done

FROM eclipse-temurin:${JAVA}-jre-noble
ARG MODULE
WORKDIR /app
# The layers that change least come first.
COPY --from=build /layers/${MODULE}/dependencies/ ./
COPY --from=build /layers/${MODULE}/application/ ./
# Runs the program without any server for some seconds, and keeps its loaded and linked classes in an AOT cache for the
# next starts. The ports are those of no server, also if the build uses the network of its machine. On loopback it needs no
# settings of security. Its warnings about servers are printed only if there is no cache.
RUN timeout 25 java -XX:AOTCacheOutput=app.aot -Xmx512m -jar app.jar --server.address=127.0.0.1 --spring.kafka.bootstrap-servers=localhost:1 \
      --spring.data.redis.port=1 --spring.datasource.url=jdbc:postgresql://localhost:1/leaderboard >/tmp/aot.log 2>&1; \
    test -s app.aot || { cat /tmp/aot.log; exit 1; }; \
    rm /tmp/aot.log
ARG VERSION=unknown
ARG REVISION=unknown
LABEL org.opencontainers.image.title="leaderboard-${MODULE}" \
      org.opencontainers.image.description="Real-time leaderboard for games: ${MODULE}" \
      org.opencontainers.image.licenses="MIT" \
      org.opencontainers.image.version="${VERSION}" \
      org.opencontainers.image.revision="${REVISION}"
USER 10001:10001
# The heap depends on the container's memory limit. After an OutOfMemoryError the process ends and is restarted.
ENTRYPOINT ["java", "-XX:AOTCache=app.aot", "-XX:MaxRAMPercentage=60", "-XX:+ExitOnOutOfMemoryError", "-jar", "app.jar"]
