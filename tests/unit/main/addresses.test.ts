import { describe, expect, test } from 'vitest';
import { isAppAddress, isAppDownload, outsideAddress } from '../../../electron/main/security/addresses.ts';

describe('vad som är appens egen adress', () => {
  test.each([
    ['app://bundle/', true],
    ['app://bundle/assets/x.js?1#2', true],
    ['app://bundle', true],
    ['app://bundle.example/', false],
    ['app://other/', false],
    ['app://name@bundle/', false],
    ['app://bundle:80/', false],
    ['file:///etc/passwd', false],
    ['https://bundle/', false],
    ['javascript:alert(1)', false],
    ['blob:app://bundle/1', false],
    ['', false],
    ['bundle', false],
  ])('%s → %s', (address, own) => {
    expect(isAppAddress(address)).toBe(own);
  });
});

describe('vad som får sparas ur appen', () => {
  test.each([
    ['app://bundle/download/1', true],
    ['blob:app://bundle/6e8bc430', true],
    ['blob:https://example.org/6e8bc430', false],
    ['https://example.org/program.exe', false],
    ['data:text/plain,hej', false],
  ])('%s → %s', (address, own) => {
    expect(isAppDownload(address)).toBe(own);
  });
});

describe('vad som får öppnas utanför appen', () => {
  test.each([
    ['https://www.facebook.com/stockholmsstad', 'https://www.facebook.com/stockholmsstad'],
    ['https://exempel.se/å ä?ö=1', 'https://exempel.se/%C3%A5%20%C3%A4?%C3%B6=1'],
    ['HTTPS://Exempel.SE', 'https://exempel.se/'],
    ['mailto:kontoret@exempel.se', 'mailto:kontoret@exempel.se'],
    ['http://exempel.se/', null],
    ['https://namn@exempel.se/', null],
    ['https://namn:ord@exempel.se/', null],
    ['file:///etc/passwd', null],
    ['smb://server/share', null],
    ['javascript:alert(1)', null],
    ['data:text/html,hej', null],
    ['ms-msdt:/id PCWDiagnostic', null],
    ['search-ms:query=x', null],
    ['vbscript:x', null],
    ['app://bundle/', null],
    ['\\\\server\\share', null],
    ['C:\\Windows\\system32\\calc.exe', null],
    [' https://', null],
    ['', null],
    [`https://exempel.se/${'a'.repeat(2100)}`, null],
    // Short as typed, too long when written out.
    [`https://exempel.se/${'å'.repeat(1000)}`, null],
  ])('%s → %s', (address, opened) => {
    expect(outsideAddress(address)).toBe(opened);
  });
});
