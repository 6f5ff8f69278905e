/** The register as other computers read it. */
export interface SnapshotTables {
  shared_register: SharedRegisterTable;
  reader_log: ReaderLogTable;
  sealed_file: SealedFileTable;
}

/** The register's own id, and the term and serial of the snapshot that this file was or came from; one row at most. */
interface SharedRegisterTable {
  id: string;
  term: number;
  serial: number;
}

/** How far a reader's log has been taken in, and what is wrong with what follows: '' for nothing. */
interface ReaderLogTable {
  fingerprint: string;
  vault_id: string;
  sequence: number;
  hash: string;
  taken_in_at: string | null;
  fault: string;
  fault_sequence: number;
}

/** Which sealed file of the shared folder holds which file of a case, as the writer laid them there. */
interface SealedFileTable {
  /** Of the file itself. */
  sha256: string;
  /** Of the sealed bytes. */
  sealed: string;
  /** How many the sealed bytes are. */
  bytes: number;
  recipients: string;
}
