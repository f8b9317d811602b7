// The dashboards of this project: Grafana's types, with the options of the two kinds of panels that they use.
import type { Dashboard, DataQuery, FieldConfig, Panel, RowPanel } from '@grafana/schema';
import type * as Stat from '@grafana/schema/dist/esm/raw/composable/stat/panelcfg/x/StatPanelCfg_types.gen';
import type * as TimeSeries from '@grafana/schema/dist/esm/raw/composable/timeseries/panelcfg/x/TimeSeriesPanelCfg_types.gen';

/** JSON has the value of an enum, not its name. */
type Json<T> = unknown extends T
  ? T
  : T extends string
    ? `${T}`
    : T extends (infer E)[]
      ? Json<E>[]
      : T extends object
        ? { [K in keyof T]: Json<T[K]> }
        : T;

interface Query extends DataQuery {
  datasource: { type: 'prometheus'; uid: '${datasource}' };
  editorMode: 'code';
  expr: string;
  instant?: boolean;
  legendFormat: string;
  range: boolean;
}

interface Graph<Type extends string, Options, Custom> extends Omit<Panel, 'type' | 'options' | 'fieldConfig' | 'targets'> {
  id: number;
  type: Type;
  title: string;
  description: string;
  gridPos: NonNullable<Panel['gridPos']>;
  targets: Query[];
  fieldConfig: { defaults: Omit<FieldConfig, 'custom'> & { custom?: Custom }; overrides: [] };
  options: Options;
}

type Graphs = Graph<'timeseries', TimeSeries.Options, TimeSeries.FieldConfig> | Graph<'stat', Stat.Options, never>;

export type LeaderboardDashboard = Json<
  Omit<Dashboard, 'panels'> & { uid: string; title: string; panels: (Graphs | RowPanel)[] }
>;
