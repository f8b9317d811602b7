{{- define "leaderboard.name" -}}
{{- default .Chart.Name .Values.nameOverride | trunc 40 | trimSuffix "-" -}}
{{- end -}}

{{- define "leaderboard.fullname" -}}
{{- if .Values.fullnameOverride -}}
{{- .Values.fullnameOverride | trunc 40 | trimSuffix "-" -}}
{{- else if contains (include "leaderboard.name" .) .Release.Name -}}
{{- .Release.Name | trunc 40 | trimSuffix "-" -}}
{{- else -}}
{{- printf "%s-%s" .Release.Name (include "leaderboard.name" .) | trunc 40 | trimSuffix "-" -}}
{{- end -}}
{{- end -}}

{{- /* Selects the pods of the release; with a component, those of one service. */ -}}
{{- define "leaderboard.selector" -}}
app.kubernetes.io/name: {{ include "leaderboard.name" .root }}
app.kubernetes.io/instance: {{ .root.Release.Name }}
{{- with .component }}
app.kubernetes.io/component: {{ . }}
{{- end }}
{{- end -}}

{{- define "leaderboard.labels" -}}
{{ include "leaderboard.selector" . }}
app.kubernetes.io/version: {{ .root.Values.image.tag | default .root.Chart.AppVersion | trunc 63 | quote }}
app.kubernetes.io/part-of: leaderboard
app.kubernetes.io/managed-by: {{ .root.Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .root.Chart.Name .root.Chart.Version | replace "+" "_" }}
{{- end -}}

{{- define "leaderboard.serviceAccount" -}}
{{- .Values.serviceAccount.name | default (include "leaderboard.fullname" .) -}}
{{- end -}}

{{- /* What differs between the services. Ports and paths are those of their configuration. */ -}}
{{- define "leaderboard.services" -}}
processor:
  port: 8001
  live: /actuator/health/liveness
  ready: /actuator/health/readiness
  needs: [kafka, redis]
  groups:
    leaderboard-processor: game-events
    leaderboard-score-relay: leaderboard-scores
{{- if .Values.archive.enabled }}
archive:
  port: 8002
  live: /actuator/health/liveness
  ready: /actuator/health/readiness
  needs: [kafka, redis, postgres]
  groups:
    event-logger-group: game-events
    stats-aggregator-group: game-events
    leaderboard-manager-group: game-events
{{- end }}
api:
  port: 8000
  live: /health
  ready: {{ .Values.api.readinessPath }}
  needs: [kafka, redis, archive]
  {{- if .Values.monitoring.serviceMonitor.enabled }}
  metricsPort: 8003
  {{- end }}
{{- if .Values.producer.enabled }}
producer:
  needs: [kafka]
{{- end }}
{{- end -}}

{{- /* Sets the dotted name of each property, whether it is nested or dotted, in the dictionary `into`. */ -}}
{{- define "leaderboard.flatten" -}}
{{- range $key, $value := .properties -}}
{{- $name := printf "%s%v" $.prefix $key -}}
{{- if kindIs "map" $value -}}
{{- include "leaderboard.flatten" (dict "prefix" (printf "%s." $name) "properties" $value "into" $.into) -}}
{{- else -}}
{{- $_ := set $.into $name $value -}}
{{- end -}}
{{- end -}}
{{- end -}}

{{- /* "true" in a region that follows. */ -}}
{{- define "leaderboard.follower" -}}
{{- $properties := dict -}}
{{- include "leaderboard.flatten" (dict "prefix" "" "properties" .Values.config "into" $properties) -}}
{{- get $properties "leaderboard.region.follower" | toString -}}
{{- end -}}

{{- /* Rejects values that render, but do not work. */ -}}
{{- define "leaderboard.check" -}}
{{- range $name, $facts := include "leaderboard.services" . | fromYaml -}}
{{- $service := index $.Values $name -}}
{{- $properties := dict -}}
{{- include "leaderboard.flatten" (dict "prefix" "" "properties" $service.config "into" $properties) -}}
{{- /* Services with different values of these would count differently. */ -}}
{{- range $shared := list "standings" "leaderboard.region" "leaderboard.relay" -}}
{{- range $property, $_ := $properties -}}
{{- if hasPrefix (printf "%s." $shared) (printf "%s." (regexReplaceAll "\\[.*" $property "")) -}}
{{- fail (printf "%s.config must not contain %s: it must be the same for all services, so put it into config" $name $property) -}}
{{- end -}}
{{- end -}}
{{- range $service.env -}}
{{- if hasPrefix (printf "%s_" ($shared | upper | replace "." "_")) .name -}}
{{- fail (printf "%s.env must not contain %s: put %s.* into config, because it must be the same for all services" $name .name $shared) -}}
{{- end -}}
{{- end -}}
{{- end -}}
{{- if $facts.groups -}}
{{- $limit := ternary "autoscaling.maxReplicas" "replicas" $service.autoscaling.enabled -}}
{{- $replicas := ternary $service.autoscaling.maxReplicas $service.replicas $service.autoscaling.enabled -}}
{{- if gt (int $replicas) (int $.Values.kafka.partitions) -}}
{{- fail (printf "%s.%s must not exceed kafka.partitions: more replicas would be idle" $name $limit) -}}
{{- end -}}
{{- end -}}
{{- end -}}
{{- if and .Values.producer.enabled (eq (include "leaderboard.follower" .) "true") -}}
{{- fail "producer.enabled: only the mirror may write to the topics of a region that follows" -}}
{{- end -}}
{{- end -}}

{{- /* application.yml: what the values say of the servers, overridden by `config`. */ -}}
{{- define "leaderboard.configuration" -}}
{{- $kafka := dict "bootstrap-servers" (required "kafka.bootstrapServers is required" .Values.kafka.bootstrapServers) -}}
{{- if or .Values.kafka.tls.enabled .Values.kafka.sasl.enabled -}}
{{- $protocol := ternary (ternary "SASL_SSL" "SASL_PLAINTEXT" .Values.kafka.tls.enabled) "SSL" .Values.kafka.sasl.enabled -}}
{{- $_ := set $kafka "security" (dict "protocol" $protocol) -}}
{{- end -}}
{{- if and .Values.kafka.tls.enabled .Values.kafka.tls.secret -}}
{{- $_ := set $kafka "ssl" (dict "trust-store-type" "PEM" "trust-store-location" "file:/etc/leaderboard-kafka/ca.crt") -}}
{{- end -}}
{{- if .Values.kafka.sasl.enabled -}}
{{- $_ := set $kafka "properties" (dict "sasl.mechanism" .Values.kafka.sasl.mechanism) -}}
{{- end -}}
{{- $redis := dict "host" (required "redis.host is required" .Values.redis.host) "port" .Values.redis.port -}}
{{- if .Values.redis.tls -}}
{{- $_ := set $redis "ssl" (dict "enabled" true) -}}
{{- end -}}
{{- with .Values.redis.username -}}
{{- $_ := set $redis "username" . -}}
{{- end -}}
{{- $spring := dict "kafka" $kafka "data" (dict "redis" $redis) -}}
{{- if .Values.archive.enabled -}}
{{- $_ := set $spring "datasource" (dict "url" (required "postgres.url is required" .Values.postgres.url)) -}}
{{- end -}}
{{- $security := dict (ternary "open" "required" .Values.security.open) true -}}
{{- with .Values.security.issuer -}}
{{- $_ := set $security "issuer" . -}}
{{- end -}}
{{- $leaderboard := dict "security" $security -}}
{{- if .Values.archive.enabled -}}
{{- $archive := printf "http://%s-archive:8002" (include "leaderboard.fullname" .) -}}
{{- $_ := set $leaderboard "api" (dict "archive" (dict "url" $archive)) -}}
{{- end -}}
{{- $all := dict "spring" $spring "leaderboard" $leaderboard -}}
{{- toYaml (mergeOverwrite $all (deepCopy .Values.config)) -}}
{{- end -}}

{{- define "leaderboard.files" -}}
application.yml: |
  {{- include "leaderboard.configuration" . | nindent 2 }}
{{- range $name, $facts := include "leaderboard.services" . | fromYaml }}
{{- with include "leaderboard.serviceConfiguration" (dict "name" $name "values" $.Values) | fromYaml }}
{{ $name }}.yml: |
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- end }}
{{- end -}}

{{- /*
A processor that is scaled has so few consumers that all replicas get partitions: Kafka distributes them to consumers, and
three consumers of one replica could take what another replica was started for. The api serves metrics on loopback only, if
nothing else is configured.
*/ -}}
{{- define "leaderboard.serviceConfiguration" -}}
{{- $config := deepCopy (index .values .name).config -}}
{{- if and (eq .name "processor") .values.processor.autoscaling.enabled -}}
{{- $consumers := divf (int .values.kafka.partitions) (int .values.processor.autoscaling.maxReplicas) | ceil | int -}}
{{- $config = mergeOverwrite (dict "leaderboard" (dict "processor" (dict "concurrency" $consumers))) $config -}}
{{- end -}}
{{- if and (eq .name "api") .values.monitoring.serviceMonitor.enabled -}}
{{- $config = mergeOverwrite (dict "management" (dict "server" (dict "address" "0.0.0.0"))) $config -}}
{{- end -}}
{{- toYaml $config -}}
{{- end -}}

{{- /* Secrets are environment variables, so they appear in no file of the chart. */ -}}
{{- define "leaderboard.environment" -}}
- name: SPRING_CONFIG_ADDITIONAL_LOCATION
  value: file:/etc/leaderboard/
{{- with .root.Values.kafka.sasl }}
{{- if .enabled }}
- name: SPRING_KAFKA_PROPERTIES_SASL_JAAS_CONFIG
  valueFrom:
    secretKeyRef:
      name: {{ required "kafka.sasl.secret is required" (get .secrets $.component | default .secret) }}
      key: {{ .key }}
{{- end }}
{{- end }}
{{- with .root.Values.security }}
{{- if and (not .open) (has $.component (list "api" "archive")) }}
- name: LEADERBOARD_SECURITY_SERVICE_KEY
  valueFrom:
    secretKeyRef:
      name: {{ required "security.secret is required, unless security.open" .secret }}
      key: {{ .serviceKey }}
- name: LEADERBOARD_SECURITY_BOOTSTRAP_KEY
  valueFrom:
    secretKeyRef:
      name: {{ .secret }}
      key: {{ .bootstrapKey }}
      optional: true
{{- end }}
{{- if and .playerTokens.secret (eq $.component "api") }}
- name: LEADERBOARD_SECURITY_PLAYERTOKENS_SIGNINGKEY
  valueFrom:
    secretKeyRef:
      name: {{ .playerTokens.secret }}
      key: {{ .playerTokens.signingKey }}
- name: LEADERBOARD_SECURITY_PLAYERTOKENS_OTHERKEY
  valueFrom:
    secretKeyRef:
      name: {{ .playerTokens.secret }}
      key: {{ .playerTokens.otherKey }}
      optional: true
{{- end }}
{{- end }}
{{- with .root.Values.redis }}
{{- if and .secret (has "redis" $.facts.needs) }}
- name: SPRING_DATA_REDIS_PASSWORD
  valueFrom:
    secretKeyRef:
      name: {{ .secret }}
      key: {{ .key }}
{{- end }}
{{- end }}
{{- with .root.Values.postgres }}
{{- if has "postgres" $.facts.needs }}
- name: SPRING_DATASOURCE_USERNAME
  valueFrom:
    secretKeyRef:
      name: {{ required "postgres.secret is required" .secret }}
      key: {{ .usernameKey }}
- name: SPRING_DATASOURCE_PASSWORD
  valueFrom:
    secretKeyRef:
      name: {{ .secret }}
      key: {{ .passwordKey }}
{{- end }}
{{- end }}
{{- end -}}

{{- /* The kubelet calls the address of the pod. A service with allowed hosts accepts loopback names as well. */ -}}
{{- define "leaderboard.probe" -}}
httpGet:
  path: {{ .path }}
  port: http
  httpHeaders:
    - name: Host
      value: localhost
{{- end -}}

{{- /* The ports of "a:9092,b:9093", each once; hosts without a port have the default one. */ -}}
{{- define "leaderboard.ports" -}}
{{- $ports := list -}}
{{- range splitList "," .hosts -}}
{{- $ports = append $ports (regexFind ":[0-9]+$" (trim .) | trimPrefix ":" | default $.port) -}}
{{- end -}}
{{- uniq $ports | join "," -}}
{{- end -}}

{{- define "leaderboard.kafkaPorts" -}}
{{- include "leaderboard.ports" (dict "hosts" .Values.kafka.bootstrapServers "port" "9092") -}}
{{- end -}}

{{- /* The hosts of jdbc:postgresql://a:5432,b:5433/database */ -}}
{{- define "leaderboard.postgresPorts" -}}
{{- $hosts := regexReplaceAll "^jdbc:postgresql://([^/?]*).*$" .Values.postgres.url "${1}" -}}
{{- include "leaderboard.ports" (dict "hosts" $hosts "port" "5432") -}}
{{- end -}}
