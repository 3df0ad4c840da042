/** A folder of the sources whose rules are mutated. */
export interface Folder {
  readonly name: string;
  readonly files: readonly string[];
}

/**
 * What is mutated: all that decides. Schemas, machines and field tables are data that other tests read whole; commands,
 * events and refusals are types.
 */
export const folders: readonly Folder[] = [
  { name: 'commission', files: filesOf('commission') },
  { name: 'campaign', files: filesOf('campaign') },
  { name: 'registration', files: filesOf('registration') },
  { name: 'eligibility', files: filesOf('eligibility') },
  { name: 'creator', files: filesOf('creator') },
  { name: 'sample', files: filesOf('sample') },
  { name: 'criteria', files: filesOf('criteria') },
];

function filesOf(folder: string): readonly string[] {
  return [
    `src/${folder}/**/*.ts`,
    `!src/${folder}/{*schema*,machine,shared-transitions,parse-submission}.ts`,
  ];
}
