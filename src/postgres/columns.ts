/** The SQL types of columns. `json` keeps a document as the very text that was given. */
export type ColumnType = 'text' | 'bigint' | 'text[]' | 'json';

/** The columns of a table of records, by their names. */
export type Columns = Readonly<Record<string, ColumnType>>;

/** A row, as it is sent. */
export type Row<Of extends Columns> = {
  readonly [Name in keyof Of]: ValueOf<Of[Name]> | null;
};

interface Values {
  readonly text: string;
  readonly bigint: number;
  readonly 'text[]': readonly string[];
  readonly json: object;
}

type ValueOf<Type extends ColumnType> = Values[Type];
