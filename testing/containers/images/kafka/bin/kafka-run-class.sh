#!/bin/bash
exec java ${KAFKA_HEAP_OPTS:--Xmx256M} -Dlog4j2.configurationFile=/etc/kafka/docker/log4j2.yaml -cp '/opt/kafka/libs/*' "$@"
