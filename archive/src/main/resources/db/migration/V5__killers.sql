-- Whom an event names beside its own player: erased with that player.
CREATE INDEX events_of_killer ON events ((coalesce(data ->> 'killer_id', data -> 'data' ->> 'killer_id')), log_time)
    WHERE coalesce(data ->> 'killer_id', data -> 'data' ->> 'killer_id') IS NOT NULL;
