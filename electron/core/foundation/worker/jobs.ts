/**
 * Work done in a worker thread: CPU-bound, or a database operation that would stop the event loop. One name, one function.
 * Each job loads its own code when it runs, so that a worker starts with nothing it does not use.
 */
export const jobs = {
  /** Answers what it was asked; proves that a worker starts. */
  echo: async (input: { text: string }): Promise<{ text: string }> => input,
  writeBackup: async (input: Input<typeof import('../backup/write-backup.ts').writeBackup>) =>
    await (await import('../backup/write-backup.ts')).writeBackup(input),
  checkBackup: async (input: Input<typeof import('../backup/check-file.ts').checkBackup>) =>
    await (await import('../backup/check-file.ts')).checkBackup(input),
  findDamagedBackup: async (input: Input<typeof import('../backup/check-file.ts').findDamagedBackup>) =>
    await (await import('../backup/check-file.ts')).findDamagedBackup(input),
  prepareRestore: async (input: Input<typeof import('../backup/prepare-restore.ts').prepareRestore>) =>
    await (await import('../backup/prepare-restore.ts')).prepareRestore(input),
  inspectRegister: async (input: Input<typeof import('../backup/inspect-register.ts').inspectRegister>) =>
    await (await import('../backup/inspect-register.ts')).inspectRegister(input),
  checkStored: async (input: Input<typeof import('../../evidence/store.ts').checkStored>) =>
    (await import('../../evidence/store.ts')).checkStored(input),
  lookAtFile: async (input: Input<typeof import('../../evidence/look/look-at-file.ts').lookAtFile>) =>
    await (await import('../../evidence/look/look-at-file.ts')).lookAtFile(input),
  runStatements: async (input: Input<typeof import('../database/run-statements.ts').runStatements>) =>
    await (await import('../database/run-statements.ts')).runStatements(input),
  readTable: async (input: Input<typeof import('../../inventory/tables/read-table.ts').readTable>) =>
    await (await import('../../inventory/tables/read-table.ts')).readTable(input),
  writeInventory: async (input: Input<typeof import('../../inventory/writing/write-inventory.ts').writeInventory>) =>
    await (await import('../../inventory/writing/write-inventory.ts')).writeInventory(input),
  compareKept: async (input: Input<typeof import('../../inventory/compare-kept.ts').compareKept>) =>
    (await import('../../inventory/compare-kept.ts')).compareKept(input),
  writeWorkbook: async (input: Input<typeof import('../../inventory/tables/workbook.ts').writeWorkbook>) =>
    await (await import('../../inventory/tables/workbook.ts')).writeWorkbook(input),
  sealWithPassphrase: async (input: Input<typeof import('../../vault/sealing.ts').sealWithPassphrase>) =>
    await (await import('../../vault/sealing.ts')).sealWithPassphrase(input),
  openWithPassphrase: async (input: Input<typeof import('../../vault/sealing.ts').openWithPassphrase>) =>
    await (await import('../../vault/sealing.ts')).openWithPassphrase(input),
  resealCredentials: async (
    input: Input<typeof import('../../vault/reseal-credentials.ts').resealCredentials>,
    report: Report,
  ) => await (await import('../../vault/reseal-credentials.ts')).resealCredentials(input, report),
  readVaultFile: async (input: Input<typeof import('../../vault/importing/read-vault-file.ts').readVaultFile>) =>
    await (await import('../../vault/importing/read-vault-file.ts')).readVaultFile(input),
  compareCredentials: async (
    input: Input<typeof import('../../vault/importing/compare-credentials.ts').compareCredentials>,
    report: Report,
  ) => await (await import('../../vault/importing/compare-credentials.ts')).compareCredentials(input, report),
  sealCredentials: async (
    input: Input<typeof import('../../vault/importing/seal-credentials.ts').sealCredentials>,
    report: Report,
  ) => await (await import('../../vault/importing/seal-credentials.ts')).sealCredentials(input, report),
  readFeed: async (input: Input<typeof import('../../rounds/stream/read-feed.ts').readFeed>) =>
    await (await import('../../rounds/stream/read-feed.ts')).readFeed(input),
  openSealedHandover: async (
    input: Input<typeof import('../../vault/handover/open-sealed-handover.ts').openSealedHandover>,
  ) => await (await import('../../vault/handover/open-sealed-handover.ts')).openSealedHandover(input),
  writeSealed: async (input: Input<typeof import('../../snapshot/write-sealed.ts').writeSealed>) =>
    await (await import('../../snapshot/write-sealed.ts')).writeSealed(input),
  openSealed: async (input: Input<typeof import('../../snapshot/open-sealed.ts').openSealed>) =>
    await (await import('../../snapshot/open-sealed.ts')).openSealed(input),
  findSharedHeads: async (input: Input<typeof import('../../snapshot/shared-folder.ts').findHeads>) =>
    (await import('../../snapshot/shared-folder.ts')).findHeads(input),
  lookIntoShared: async (input: Input<typeof import('../../snapshot/shared-folder.ts').lookInto>) =>
    (await import('../../snapshot/shared-folder.ts')).lookInto(input),
  trySharedFolder: async (input: Input<typeof import('../../snapshot/shared-folder.ts').tryFolder>) =>
    (await import('../../snapshot/shared-folder.ts')).tryFolder(input),
  isSameFolder: async (input: Input<typeof import('../../snapshot/shared-folder.ts').isSameFolder>) =>
    (await import('../../snapshot/shared-folder.ts')).isSameFolder(input),
  checkShared: async (input: Input<typeof import('../../snapshot/check-shared.ts').checkShared>) =>
    (await import('../../snapshot/check-shared.ts')).checkShared(input),
  listSealed: async (input: Input<typeof import('../../snapshot/files/sealed-folder.ts').listSealed>) =>
    (await import('../../snapshot/files/sealed-folder.ts')).listSealed(input),
  laySealed: async (input: Input<typeof import('../../snapshot/files/sealed-folder.ts').laySealed>) =>
    await (await import('../../snapshot/files/sealed-folder.ts')).laySealed(input),
  removeSealed: async (input: Input<typeof import('../../snapshot/files/sealed-folder.ts').removeSealed>) =>
    (await import('../../snapshot/files/sealed-folder.ts')).removeSealed(input),
  checkSealed: async (input: Input<typeof import('../../snapshot/files/sealed-folder.ts').checkSealed>) =>
    (await import('../../snapshot/files/sealed-folder.ts')).checkSealed(input),
  openSealedFiles: async (input: Input<typeof import('../../snapshot/files/sealed-folder.ts').openSealedFiles>) =>
    await (await import('../../snapshot/files/sealed-folder.ts')).openSealedFiles(input),
  putReaderLog: async (input: Input<typeof import('../../snapshot/shared-folder.ts').putLog>) =>
    (await import('../../snapshot/shared-folder.ts')).putLog(input),
};

/** Tells how many parts of a long job are done. */
export type Report = (done: number) => void;

type Input<F extends (input: never, report: never) => unknown> = Parameters<F>[0];

type Jobs = typeof jobs;
export type JobName = keyof Jobs;
export type JobInput<N extends JobName> = Parameters<Jobs[N]>[0];
export type JobOutput<N extends JobName> = Awaited<ReturnType<Jobs[N]>>;

/** What a worker is asked to do. */
export interface Job {
  name: JobName;
  input: unknown;
  /** The worker ends when it has answered. */
  isLast: boolean;
}
