# One image for each service: docker build --build-arg MODULE=api --tag leaderboard/api .
ARG JAVA=17.0.18_8

# Without MODULE, so that the four images share this stage and Maven runs once.
FROM eclipse-temurin:${JAVA}-jdk-noble AS build
WORKDIR /build
COPY . .
RUN ./mvnw -q -B -pl producer,processor,archive,api -am package -Dmaven.test.skip=true -Dspotless.check.skip=true

FROM eclipse-temurin:${JAVA}-jre-noble
ARG MODULE
WORKDIR /app
COPY --from=build /build/${MODULE}/target/${MODULE}-*-exec.jar app.jar
USER 10001:10001
# The heap depends on the container's memory limit. Out of memory the process ends and is restarted.
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=60", "-XX:+ExitOnOutOfMemoryError", "-jar", "app.jar"]
