import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, realpathSync, statfsSync, statSync } from 'node:fs';
import path from 'node:path';
import { Refusal } from './errors.ts';

/** What the operating system says about where a folder lies; asked once at opening. */
export interface Place {
  platform: NodeJS.Platform;
  /** The folder's real path; on Windows a mapped drive shows its share here. */
  real: string;
  /** `statfs`' number for the file system (Linux only). */
  magic: number | null;
  /** `/proc/self/mountinfo` on Linux, the answer of `mount` on macOS, else empty. */
  mounts: string;
  env: Readonly<Record<string, string | undefined>>;
  /** Whether something with this path exists, and what. */
  kindOf(file: string): 'file' | 'folder' | null;
}

/** Linux' numbers of file systems that lie on another computer: NFS, SMB, CIFS, SMB2, AFS, Coda, NCP, Ceph. */
const networkMagic = new Set([0x6969, 0x517b, 0xff534d42, 0xfe534d42, 0x5346414f, 0x73757245, 0x564c, 0x00c36400]);
const networkTypes =
  /^(nfs4?|cifs|smb3|smbfs|afpfs|webdav|davfs|afs|ceph|ncpfs|fuse\.(sshfs|rclone|davfs2?|gvfsd-fuse|smbnetfs|s3fs|curlftpfs|glusterfs|onedriver|google-drive-ocamlfuse))$/;

/** Names that the synchronising programs give their folders. */
const services: ReadonlyArray<[string, RegExp]> = [
  ['OneDrive', /^OneDrive( ?- ?.+)?$/i],
  ['Dropbox', /^Dropbox( \(.+\))?$/i],
  ['Google Drive', /^(Google ?Drive(-.+)?|My Drive|Min enhet)$/i],
  ['iCloud', /^(iCloud ?Drive|Mobile Documents|com~apple~CloudDocs)$/i],
  ['Nextcloud', /^(Nextcloud|ownCloud)$/i],
  ['Box', /^Box( Sync)?$/],
  ['CloudStorage', /^CloudStorage$/],
];

/** What they leave in the folder they keep in step. `~/.dropbox` is a folder of settings, the mark is a file. */
const marks: ReadonlyArray<[string, string, 'file' | 'folder']> = [
  ['Dropbox', '.dropbox', 'file'],
  ['Dropbox', '.dropbox.cache', 'folder'],
  ['Google Drive', '.tmp.driveupload', 'folder'],
  ['OneDrive', '.849C9593-D756-4E56-8D6E-42412F2A707B', 'file'],
  ['Nextcloud', '.owncloudsync.log', 'file'],
  ['Nextcloud', '.nextcloudsync.log', 'file'],
  ['Syncthing', '.stfolder', 'folder'],
];

/** The type of the file system that holds a path, read from a list of mounts; `null` when it is not there. */
export function mountType(mounts: string, real: string): string | null {
  let best = { point: '', type: null as string | null };
  for (const line of mounts.split('\n')) {
    // Linux: "36 35 98:0 / /point opts - type source"; macOS: "//source on /point (type, …)".
    const linux = /^\d+ \d+ \S+ \S+ (\S+) .* - (\S+) /.exec(line);
    const mac = /^.+ on (.+) \(([^,)]+)/.exec(line);
    const [, written, type] = linux ?? mac ?? [];
    if (written === undefined || type === undefined) continue;
    const point = written.replace(/\\040/g, ' ');
    const holds = point === '/' || real === point || real.startsWith(`${point}/`);
    if (holds && point.length >= best.point.length) best = { point, type };
  }
  return best.type;
}

function onNetwork(place: Place): boolean {
  if (place.platform === 'win32') return /^(\\\\\?\\UNC\\|\\\\(?![?.]\\)|\/\/)/.test(place.real);
  const type = mountType(place.mounts, place.real);
  if (type !== null && networkTypes.test(type)) return true;
  return place.platform === 'linux' && place.magic !== null && networkMagic.has(place.magic);
}

function synchronisedBy(place: Place): string | null {
  const paths = place.platform === 'win32' ? path.win32 : path.posix;
  for (const name of ['OneDrive', 'OneDriveCommercial', 'OneDriveConsumer']) {
    const root = place.env[name];
    if (root === undefined || root === '') continue;
    const relative = paths.relative(root, place.real);
    if (relative === '' || (!relative.startsWith('..') && !paths.isAbsolute(relative))) return 'OneDrive';
  }
  for (let folder = place.real; ; folder = paths.dirname(folder)) {
    const name = paths.basename(folder);
    const named = services.find(([, pattern]) => pattern.test(name));
    if (named !== undefined) return named[0];
    const marked = marks.find(([, mark, kind]) => place.kindOf(paths.join(folder, mark)) === kind);
    if (marked !== undefined) return marked[0];
    if (paths.dirname(folder) === folder) return null;
  }
}

/** Refuses a folder where a database can be harmed without anybody noticing: another computer's disk, or one that a program copies from. */
export function refuseUnsafePlace(dataDir: string, place: Place): void {
  if (onNetwork(place)) throw new Refusal('data-folder-on-network', { folder: dataDir });
  const service = synchronisedBy(place);
  if (service !== null) throw new Refusal('data-folder-synchronised', { folder: dataDir, service });
}

function nearestExisting(dataDir: string): { existing: string; rest: string } {
  let existing = path.resolve(dataDir);
  while (!existsSync(existing) && path.dirname(existing) !== existing) existing = path.dirname(existing);
  return { existing, rest: path.relative(existing, path.resolve(dataDir)) };
}

function mountsNow(): string {
  try {
    if (process.platform === 'linux') return readFileSync('/proc/self/mountinfo', 'utf8');
    if (process.platform === 'darwin') return execFileSync('/sbin/mount', { encoding: 'utf8', timeout: 2000 });
  } catch {
    // Without a list of mounts the number of the file system and the path still speak.
  }
  return '';
}

/** Where a folder lies, also one that does not exist yet. */
export function placeOf(dataDir: string): Place {
  const { existing, rest } = nearestExisting(dataDir);
  return {
    platform: process.platform,
    real: path.join(realpathSync.native(existing), rest),
    magic: process.platform === 'linux' ? statfsSync(existing).type : null,
    mounts: mountsNow(),
    env: process.env,
    kindOf(file) {
      const stat = statSync(file, { throwIfNoEntry: false });
      return stat === undefined ? null : stat.isDirectory() ? 'folder' : 'file';
    },
  };
}
