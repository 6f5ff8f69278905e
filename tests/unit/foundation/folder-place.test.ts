import { describe, expect, test } from 'vitest';
import { mountType, type Place, placeOf, refuseUnsafePlace } from '../../../electron/core/foundation/folder-place.ts';
import { refusalOf } from '../../../electron/core/foundation/disk-errors.ts';
import { Refusal } from '../../../electron/core/foundation/errors.ts';
import { temporaryFolder } from '../../register.ts';

const local: Place = {
  platform: 'linux',
  real: '/home/karin/.local/share/kanalvakt',
  magic: 0xef53,
  mounts: '',
  env: {},
  kindOf: () => null,
};

function verdict(place: Partial<Place>): string {
  try {
    refuseUnsafePlace('F', { ...local, ...place });
    return 'ok';
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return String(error.values['service'] ?? error.code);
  }
}

const linuxMounts = `22 1 259:2 / / rw,relatime shared:1 - ext4 /dev/nvme0n1p2 rw
40 22 0:35 / /home/karin/delat\\040disk rw shared:2 - cifs //server/delat rw
41 22 0:36 / /mnt/ssh rw shared:3 - fuse.sshfs karin@server: rw
42 22 0:37 / /mnt/usb rw shared:4 - fuseblk /dev/sdb1 rw`;
const macMounts = `/dev/disk3s1 on / (apfs, local, read-only, journaled)
//karin@server/delat on /Volumes/delat (smbfs, nodev, nosuid, mounted by karin)`;

describe('a disk on another computer is refused', () => {
  test.each<[string, Partial<Place>, string]>([
    ['NFS by number', { magic: 0x6969 }, 'data-folder-on-network'],
    ['SMB 2 by number', { magic: 0xfe534d42 }, 'data-folder-on-network'],
    ['CIFS by mount', { real: '/home/karin/delat disk/kanalvakt', mounts: linuxMounts }, 'data-folder-on-network'],
    ['sshfs by mount', { real: '/mnt/ssh', magic: 0x65735546, mounts: linuxMounts }, 'data-folder-on-network'],
    ['a local disk through FUSE', { real: '/mnt/usb/x', magic: 0x65735546, mounts: linuxMounts }, 'ok'],
    ['the computer’s own disk', { mounts: linuxMounts }, 'ok'],
    [
      'a Windows share',
      { platform: 'win32', magic: null, real: '\\\\server\\delat\\Kanalvakt' },
      'data-folder-on-network',
    ],
    [
      'a mapped drive, by its real path',
      { platform: 'win32', magic: null, real: '\\\\?\\UNC\\server\\delat' },
      'data-folder-on-network',
    ],
    ['a Windows disk', { platform: 'win32', magic: null, real: 'C:\\Users\\karin\\AppData\\Local\\Kanalvakt' }, 'ok'],
    ['a long Windows path', { platform: 'win32', magic: null, real: '\\\\?\\C:\\Users\\karin\\Kanalvakt' }, 'ok'],
    [
      'a share on macOS',
      { platform: 'darwin', magic: null, real: '/Volumes/delat/Kanalvakt', mounts: macMounts },
      'data-folder-on-network',
    ],
    [
      'a disk on macOS',
      {
        platform: 'darwin',
        magic: null,
        real: '/Users/karin/Library/Application Support/Kanalvakt',
        mounts: macMounts,
      },
      'ok',
    ],
  ])('%s', (_, place, expected) => expect(verdict(place)).toBe(expected));
});

describe('a folder that a program copies from is refused', () => {
  const at = (path: string, kind: 'file' | 'folder'): Partial<Place> => ({
    kindOf: (file) => (file === path ? kind : null),
  });
  const windows = { platform: 'win32' as const, magic: null };
  test.each<[string, Partial<Place>, string]>([
    ['OneDrive at work', { ...windows, real: 'C:\\Users\\karin\\OneDrive - Stockholms stad\\Kanalvakt' }, 'OneDrive'],
    [
      'OneDrive under another name',
      { ...windows, real: 'D:\\Moln\\Kanalvakt', env: { OneDriveCommercial: 'D:\\Moln' } },
      'OneDrive',
    ],
    [
      'beside OneDrive',
      { ...windows, real: 'D:\\Molnfritt\\Kanalvakt', env: { OneDriveCommercial: 'D:\\Moln' } },
      'ok',
    ],
    ['Dropbox', { real: '/home/karin/Dropbox (Personlig)/x' }, 'Dropbox'],
    [
      'Dropbox under another name',
      { real: '/home/karin/moln/x', ...at('/home/karin/moln/.dropbox', 'file') },
      'Dropbox',
    ],
    ['the settings of Dropbox in the home folder', at('/home/karin/.dropbox', 'folder'), 'ok'],
    [
      'Google Drive',
      { real: '/Users/karin/Library/CloudStorage/GoogleDrive-karin@example.org/My Drive/x' },
      'Google Drive',
    ],
    ['iCloud', { real: '/Users/karin/Library/Mobile Documents/com~apple~CloudDocs/x' }, 'iCloud'],
    ['Nextcloud', { real: '/home/karin/Nextcloud/x' }, 'Nextcloud'],
    ['Syncthing by its mark', { real: '/srv/delat/x', ...at('/srv/delat/.stfolder', 'folder') }, 'Syncthing'],
    ['a name that only begins alike', { real: '/home/karin/Dropboxfritt/OneDriver' }, 'ok'],
  ])('%s', (_, place, expected) => expect(verdict(place)).toBe(expected));
});

test('the nearest mount decides', () => {
  expect(mountType(linuxMounts, '/home/karin/delat disk')).toBe('cifs');
  expect(mountType(linuxMounts, '/home/karin/delat diskett')).toBe('ext4');
  expect(mountType('', '/x')).toBeNull();
});

test('this computer’s own temporary folder is safe, also a folder in it that is not there yet', () => {
  const { folder, remove } = temporaryFolder();
  const place = placeOf(`${folder}/a/b`);
  expect(place.real.endsWith('/a/b')).toBe(true);
  refuseUnsafePlace(folder, place);
  remove();
});

describe('an error from disk or database says what it means', () => {
  const failing = (code: string, cause?: Error) => Object.assign(new Error(code, { cause }), { code });
  const place = { dataDir: '/', file: '/kanalvakt.sqlite' };
  test.each([
    ['SQLITE_FULL', 'disk-full'],
    ['ENOSPC', 'disk-full'],
    ['EDQUOT', 'disk-full'],
    ['SQLITE_READONLY', 'disk-read-only'],
    ['SQLITE_READONLY_DBMOVED', 'disk-read-only'],
    ['SQLITE_CANTOPEN', 'disk-read-only'],
    ['EROFS', 'disk-read-only'],
    ['EACCES', 'disk-read-only'],
    ['SQLITE_CORRUPT_VTAB', 'database-damaged'],
    ['SQLITE_NOTADB', 'database-damaged'],
    ['SQLITE_BUSY_SNAPSHOT', 'data-folder-busy'],
    ['SQLITE_IOERR_READ', 'disk-failing'],
    ['EIO', 'disk-failing'],
  ])('%s: %s', (code, expected) => {
    expect(refusalOf(failing(code), place)?.code).toBe(expected);
    expect(refusalOf(new Error('in another', { cause: failing(code) }), place)?.code).toBe(expected);
  });
  test('a fault of ours is none of these', () => {
    expect(refusalOf(new Error('x'), place)).toBeNull();
    expect(refusalOf(failing('SQLITE_CONSTRAINT_UNIQUE'), place)).toBeNull();
    expect(refusalOf('text', place)).toBeNull();
    const own = new Refusal('not-found');
    expect(refusalOf(own, place)).toBe(own);
  });
});
