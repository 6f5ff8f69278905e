import type { RefusalCode } from '../../errors.ts';

/** What each refusal says: what happened, what it means for the data, what to do. */
export const refusal = {
  'not-found': 'What you are looking for is no longer there. Reload the page and try again.',
  'not-allowed': 'Your role may not do this. Nothing was changed. Ask a communicator or strategist.',
  'changed-meanwhile':
    'Somebody else changed this since you opened it. Your changes are not saved. Reload and make the change again.',
  'already-exists': 'There is already one with that name. Nothing was changed.',
  'account-already-registered':
    'The account is already in the register: {{name}}. Nothing was changed. Open that account instead.',
  'account-voided': 'The row is voided and cannot be changed. Take it back first.',
  'unit-in-use':
    'The unit is not empty (number of accounts and people: {{count}}) and cannot be voided. Move them first.',
  'person-in-use':
    'The person still has duties (number of accounts: {{count}}). Nothing was changed. Hand them over first.',
  'last-keeper':
    'At least one person who is still here must be communicator, strategist or IT; otherwise nobody could change the register. Nothing was changed. Give somebody else the role first.',
  'unknown-person': 'One of the people is not in the register. Nothing was changed.',
  'unknown-unit': 'The unit is not in this administration. Nothing was changed.',
  'unknown-administration': 'There is no such administration. Nothing was changed.',
  'end-date-needed': 'Give an end date or mark it as unknown.',
  'contract-needed':
    'An account run by a contractor needs the contractor’s name and the day the contract ends; {{name}} lacks them. Nothing has changed. Fill them in and try again.',
  'access-model-not-there':
    '{{platform}} does not have that way to log in ({{name}}). Nothing has changed. Choose another, or mark only accounts where it exists.',
  'person-has-left':
    '{{name}} has left and cannot be given duties or access. Nothing has changed. Choose somebody else.',
  'bulk-changed-since':
    'On {{count}} of {{total}} accounts just that has been changed again since: {{names}}. Nothing has been undone. Open them and correct by hand, or undo on the others.',
  'bulk-undone-already': 'The change has already been undone. Nothing has changed.',
  'reason-needed': 'Say why. The reason is kept in the history.',
  'database-newer':
    'The register was made with a newer version of Kanalvakt. Nothing was changed. Update the program and open it again.',
  'database-damaged':
    "The register's file is damaged: {{file}}. Nothing was overwritten. Restore from a backup: npm run -s kanalvakt -- restore FILE. The backups are in {{backups}}.",
  'database-missing': 'There is no register in {{folder}}.',
  'disk-full':
    'The disk is full. The change was not saved, and what was there is untouched. Free some space and try again.',
  'disk-read-only':
    'Cannot write in {{folder}}. Nothing was changed. Ask IT for permission to write, or choose another folder with --data.',
  'disk-failing':
    'The disk did not answer as it should ({{folder}}). The change is not saved, and what was there is untouched. Have IT check the disk before you go on.',
  'data-folder-busy':
    'Kanalvakt is already running with this register ({{folder}}). Use the open window, or close it first.',
  'data-folder-of-another':
    'The register in {{folder}} belongs to another user account on this computer. Nothing has changed. Each account has a data folder of its own: start without --data, and choose Open a shared register with the shared folder.',
  'data-folder-on-network':
    'The folder {{folder}} is on a network disk, where a database can be damaged unnoticed. Nothing was written. Choose a folder on this computer.',
  'data-folder-synchronised':
    'The folder {{folder}} is synchronised ({{service}}), where a database can be damaged unnoticed. Nothing was written. Choose a folder that is not synchronised.',
  'read-only-beside-running-app':
    'Kanalvakt is running and owns the register. The command writes and was therefore stopped. Close the program and run it again.',
  'file-too-large':
    'The file is {{megabytes}} MB; the limit is {{limit}} MB. Nothing was read. Split the file or raise the limit in Settings.',
  'file-unpacks-too-large':
    'The file unpacks to {{megabytes}} MB; the limit is {{limit}} MB. Nothing was read. Remove empty rows and sheets, or raise the limit in Settings.',
  'file-too-many-rows':
    'The list has {{rows}} rows; the limit is {{limit}}. Nothing was read. Split the list or raise the limit in Settings.',
  'file-not-a-table':
    'The file {{file}} is not an Excel or CSV file ({{kind}}). Nothing was read. Save the list as .xlsx or .csv and try again.',
  'file-of-logins':
    'The file {{file}} holds logins from another vault ({{kind}}) and is no list of accounts. Nothing was read. Import it under Logins instead: Import from another vault.',
  'file-of-browser-logins':
    'The file {{file}} holds passwords that a browser has saved and is no list of accounts. Nothing was read. Import it under Logins instead: Import from another vault.',
  'file-encrypted':
    'The workbook {{file}} is protected by a password. Nothing was read. Open it in Excel, remove the password and save a copy.',
  'file-damaged':
    'The file {{file}} is damaged and cannot be read. Nothing was read. Open it in Excel and save it again.',
  'file-old-excel':
    'The file {{file}} is in the old Excel format (.xls). Nothing was read. Open it in Excel and save it as .xlsx.',
  'file-unclosed-quote':
    'The file {{file}} has a quotation mark that is never closed, in row {{row}}, so it cannot be seen where the rows end. Nothing was read. Correct the row, or open the list in Excel and save it as .xlsx.',
  'file-unknown-encoding':
    'The text in {{file}} is encoded in a way that is not recognised, so å, ä and ö would come out wrong. Nothing was read. Open the file in Excel and save it as .xlsx or as CSV UTF-8.',
  'file-empty': 'The file {{file}} is empty. Nothing was read.',
  'file-without-header':
    'No header row was found in {{file}}. Nothing was read. Point out the row with the column names, or add one.',
  'file-token-unknown': 'The file is no longer open. Nothing was read. Choose it again.',
  'file-not-an-inventory': 'The file {{file}} is not an inventory from Kanalvakt (JSON). Nothing was compared.',
  'import-without-name-or-address':
    'No column is chosen as name, address or handle. Without one of them no row can be read. Choose at least one.',
  'import-cancelled': 'The import was cancelled. Nothing was changed.',
  'backup-damaged':
    'The backup {{file}} is damaged. Nothing was restored, and the register is untouched. Choose another one.',
  'backup-not-ours': 'The file {{file}} is not a Kanalvakt backup. Nothing was changed.',
  'backup-missing': 'The backup {{file}} does not exist. Nothing was changed. Choose another copy.',
  'vault-file-too-large':
    'The file {{file}} is {{megabytes}} MB; the limit is {{limit}} MB. Nothing was read in. Remove attachments from it, or save a copy with the logins only.',
  'vault-file-password-needed':
    'The file {{file}} is locked with a password. Nothing was read in. Type the password and try again.',
  'vault-file-wrong-password':
    'The password or key file does not fit {{file}}. The file is whole. Nothing was read in. Try again.',
  'vault-file-bad-key-file':
    'The key file for {{file}} cannot be read. Nothing was read in. Choose the key file again.',
  'vault-file-damaged':
    'The file {{file}} is damaged or cut off. Nothing was read in. Fetch it again from the program it comes from, or take an older copy.',
  'vault-file-not-such':
    'The file {{file}} is no file from {{format}}. Nothing was read in. Choose another file, or another kind.',
  'vault-file-unsupported':
    'The file {{file}} is of a kind that Kanalvakt does not read ({{kind}}). Nothing was read in. Open it in KeePassXC and save it as KDBX 4.',
  'vault-file-account-restricted':
    'The file {{file}} can only be opened by the Bitwarden account that wrote it. Nothing was read in. Export again and choose “Password protected” or JSON.',
  'vault-file-heavy':
    'The file {{file}} asks for unreasonably much work to be opened. It is damaged, or has unusually high settings. Nothing was read in. Open it in KeePassXC and lower the time to unlock to 5 seconds at most.',
  'vault-source-unreadable':
    'The file {{file}} cannot be read. Nothing has been imported. Choose it again, or another one.',
  'vault-source-changed':
    'The file {{file}} has changed since it was imported. It is still there, and what was imported is saved. Import it again, or delete it yourself.',
  'vault-source-gone':
    'The file {{file}} is no longer where it was. Nothing has been deleted. If someone has moved it, delete it where it is now.',
  'vault-source-kept':
    'The file {{file}} cannot be deleted; it is write-protected or in use by another program. It is still there, and what was imported is saved. Close the other program and delete the file yourself.',
  'totp-steam':
    'The key is for Steam’s own codes, which Kanalvakt cannot show. Nothing was saved. Leave the codes in Steam’s app.',
  'totp-counter':
    'The key is for codes that are counted up each time (HOTP). They cannot be shared by several people. Nothing was saved. Choose codes that change with time at the service.',
  'totp-broken':
    'This is no key for one-time codes. Nothing was saved. Copy the key again: 16–64 characters of A–Z and 2–7, or an address that begins with otpauth://totp.',
  'vault-not-founded': 'There is no vault for this administration yet. Create it first.',
  'vault-already-founded':
    'The administration already has a vault. Nothing is changed. Ask a custodian to let this computer in.',
  'vault-locked': 'The vault is locked. Nothing is changed. Unlock it and try again.',
  'vault-no-keys-here':
    'This computer has no keys to the vault. Ask a custodian to let it in, or use two shares of the recovery kit.',
  'vault-keys-missing':
    'This computer’s key to the vault is no longer in the keychain; somebody has removed the entry. Nothing is changed, and the logins are still there. Recover with two shares of the recovery kit, or ask another custodian to let the computer in again.',
  'vault-keys-of-another':
    'The keys that belong to this data folder are those of another user account, {{account}}. Nothing has changed. Each account has a data folder of its own: start without --data, and choose Open a shared register with the shared folder. If it is your own account that has got another name: start with --data and a new, empty folder, and come in the same way.',
  'vault-keys-damaged':
    'What the keychain holds for the vault cannot be read. Nothing is changed, and the logins are still there. Recover with two shares of the recovery kit, or ask another custodian to let the computer in again.',
  'vault-keys-exist':
    'This computer already has keys that are in use ({{fingerprint}}). They are not replaced. Unlock the vault instead.',
  'vault-kept-otherwise':
    'This computer already has keys to the vault ({{fingerprint}}) and keeps them in another way than you chose now. Nothing is changed. Choose the same way as before, or unlock the vault if the computer has already been let in.',
  'vault-keychain-locked':
    'The computer’s keychain is locked. Nothing is changed, and the logins are still there. Unlock the keychain, for instance by logging in to the computer again, and try again.',
  'vault-keychain-absent':
    'This computer has no keychain that answers. Nothing is changed, and the logins are still there. Ask IT to start the keychain. Keys are never kept anywhere else unless you choose it.',
  'vault-keychain-gone':
    'The keychain stopped answering midway. The change is not made, and everything is as before. Start the keychain and try again.',
  'vault-passphrase-needed':
    'Without a keychain only your passphrase protects the vault. It needs at least {{length}} characters. Nothing is saved.',
  'vault-wrong-passphrase': 'The PIN or passphrase is wrong. Nothing is changed. Try again.',
  'vault-not-let-in':
    'This computer has not been let into the vault yet. A custodian needs to take the request in and compare the fingerprint with you.',
  'vault-removed-here':
    'This computer has been removed from the vault and cannot open it. Nothing is changed. Ask a custodian for help.',
  'vault-list-broken':
    'The list of custodians does not hold together: statement {{sequence}} is not properly signed. Nothing is changed, and nothing is sealed until it is cleared up. Check the register in Settings, and restore a backup from before the change.',
  'vault-list-rolled-back':
    'The list of custodians is older than the one this computer has seen. The vault can only be read. If you have restored a backup: confirm it in the vault. Otherwise somebody has put an old file back; contact IT.',
  'vault-not-custodian': 'Only a custodian can do this. Nothing is changed.',
  'vault-last-custodian':
    'At least one custodian must remain, or only the recovery kit opens the vault. Nothing is changed. Let somebody else in first.',
  'vault-own-device':
    'Your own computer, or yourself, cannot be removed or given less from here: what is sealed anew needs somebody who remains. Nothing is changed. Ask another custodian to do it.',
  'vault-kit-first':
    'Before the vault takes its first secret, the recovery kit must be printed and two shares typed back. Nothing is saved.',
  'vault-off-site-first':
    'Before the vault takes its first secret, name a place off this computer where a copy is kept. Nothing is saved.',
  'vault-private-login':
    'Private logins are never kept in the vault. Nothing is saved. Make a login with a function mailbox, or give the person a role of their own on the platform.',
  'vault-personal-role-has-no-password':
    'A personal role has no shared password. Nothing is saved. Take away password, one-time code and recovery codes, or choose shared login.',
  'vault-untrusted':
    'The login {{label}} is not trusted: it was not written by somebody who may write in the vault, or is an older version than the one that was there. It is not opened. Nothing is changed. Check the register in Settings.',
  'vault-not-yours':
    'This computer is not among those that can open {{label}}. Nothing is changed. Ask a custodian to name you for the account.',
  'vault-damaged':
    'The login {{label}} cannot be opened; what is stored is damaged. Nothing is changed or removed. Fetch it from a backup.',
  'vault-break-glass':
    'You have no duty on an account that the login is for. Nothing is opened. Write why you open it, in at least ten characters; it is kept in the log as an emergency opening.',
  'vault-field-empty': 'There is nothing stored in that field.',
  'vault-work-cancelled': 'The sealing was cancelled. Nothing is changed; everyone who could open still can.',
  'vault-busy':
    'Somebody else changed the vault at the same time, several times in a row. Nothing is changed. Try again.',
  'vault-probe-failed':
    'What was just sealed could not be opened, so what was there is kept. Nothing is changed. Try again, and contact IT if it happens again.',
  'vault-request-unreadable':
    'The file is not a request from Kanalvakt, or was changed on its way. Nothing is changed. Ask for a new one.',
  'vault-person-has-left':
    '{{name}} has left and cannot be given keys to the vault. If they have come back, change their last day in People first. Nothing is changed.',
  'vault-request-other-vault': 'The request is for another vault. Nothing is changed.',
  'vault-fingerprint-differs':
    'The fingerprint does not match the request. The computer is not let in. Read it to each other again; if it does not match, somebody has exchanged the file.',
  'vault-device-known':
    'That computer is already in the vault, or was removed. Nothing is changed. A removed computer needs new keys: make a new request there.',
  'vault-standing-differs':
    'The person already has a computer in the vault with another standing. Nothing is changed. Choose the same standing, or change the person’s first.',
  'vault-person-has-no-device':
    'The person has no computer in the vault yet. Nothing is changed. Ask the person to make a request on their computer.',
  'vault-loan-date': 'The day on which the login is given back has already passed. Nothing is changed.',
  'vault-kit-holders':
    'The recovery kit needs three different persons who remain in the administration. One of the chosen is there twice, has left or has a last day. Nothing is changed. Choose somebody else.',
  'vault-kit-not-prepared':
    'The kit that was printed is no longer valid; it exists only while the vault is open. Nothing is changed. Start again, and destroy the printed pages.',
  'vault-no-kit': 'This vault has no recovery kit. Nothing is changed. Only a computer that was let in can open it.',
  'vault-share-length':
    'That is not a whole share: 17 groups of five characters are needed, and {{count}} characters are typed. Nothing is changed.',
  'vault-share-groups': 'Mistyped or in the wrong place: group {{groups}}. Nothing is changed. Compare with the paper.',
  'vault-share-damaged':
    'The share does not hold together although every group looks right. Nothing is changed. Type it from the beginning.',
  'vault-share-other-kit':
    'The share belongs to another kit (number {{number}}); number {{expected}} is the one in use here. Nothing is changed. Find the right print.',
  'vault-share-twice': 'The same share is typed twice. Nothing is changed. Two different shares are needed.',
  'vault-shares-too-few':
    'Two shares are needed; {{count}} is typed. One share alone opens nothing. Nothing is changed.',
  'vault-shares-do-not-match':
    'The shares can be read but do not give the vault’s recovery key. Nothing is changed. At least one of them does not belong to this kit.',
  'vault-share-not-printed':
    'What is typed can be read but is none of the three shares that were printed. Nothing is changed. Type the paper again; if it still does not match, somebody has exchanged it.',
  'vault-shares-forgotten':
    'The pages that were typed earlier are forgotten. Nothing has changed. Type two of the pages again.',
  'vault-passphrase-weak':
    'The passphrase is easy to guess. Nothing is changed. Choose at least four words that do not belong together, without repetition.',
  'vault-pin-weak':
    'The PIN is among the first that anybody tries. Nothing is changed. Choose at least six characters: not one digit over and over, not a repeated pattern, not a run such as 123456.',
  'vault-kit-used':
    'The recovery key has been used: at least two of its pages were typed at the same computer, so a page no longer shows that another person takes part. Nothing is changed. Make a new recovery key first, or confirm in another way.',
  'vault-kit-pages-unknown':
    'Recovery key {{number}} was made in an earlier version and cannot show that a single share is genuine. Nothing is changed, and the key still opens the vault. Make a new recovery key in the vault, or confirm in another way.',
  'vault-rotation-steps':
    '{{count}} steps are open. Do them, or write why they are left; the password must be changed. Nothing is closed.',
  'vault-rotation-password':
    'The password has not been changed in the vault since the row came here. Nothing is changed. Choose Set a new password and save the new one; the step is then ticked off. If the login is removed from the vault, close the row with a reason.',
  'vault-rotation-factor':
    'The vault still holds the key for one-time codes or the recovery codes that the person may know. Nothing is changed. Make new ones on the platform and save them in the login, or write why the step is left open.',
  'vault-rotation-another':
    'It must be somebody else who logs in: neither whoever set the new password nor the one who should no longer get in. Nothing is changed. Choose who it was, or write why the step is left open.',
  'vault-rotation-password-first':
    'Set the new password first: that is the one that somebody else is to log in with. Nothing is changed.',
  'vault-rotation-opened':
    'One of the rows is a login that the person has opened, been sent in a file or typed. It is not closed together with others. Nothing is closed.',
  'vault-rotation-logs':
    'What the other computers have opened has not been read since one of the rows came here, so it may be of something that was opened. Nothing is closed. Read the logs under Passwords to change and try again.',
  'merge-in-vault':
    '{{name}} has keys to the vault or a page of the recovery key, and they do not follow. Nothing has been changed. Keep that row instead, or first remove the keys and make a new recovery key.',
  'merge-in-logins':
    '{{name}} has the device for two-step login, or receives the recovery, for {{count}} logins in the vault, and that does not follow. Nothing has been changed. Keep that row instead, or first change the logins.',
  'merge-undone-already': 'The merge has been undone already. Nothing has been changed.',
  'merge-changed-since':
    'Something has been changed on {{name}} or on the other row since they were merged, so the merge cannot be undone. Nothing has been changed. Move what is wrong by hand.',
  'vault-second-person': 'A row is not closed by the person it concerns. Nothing is closed.',
  'access-frozen':
    'Your access to Kanalvakt has been stopped. Nothing has been changed. Talk to your manager or the communicator.',
  'receiver-is-leaver':
    'Whoever leaves cannot take over from themselves. Nothing has been saved. Choose somebody else.',
  'handover-changed':
    'Something has changed since you saw it: {{names}}. Nothing has been handed over. Look at the marked rows and try again.',
  'handover-rows-left':
    '{{count}} things are left to hand over. Nothing has been handed over. Choose a receiver, or write why it ends.',
  'handover-nothing-chosen': 'There is nothing to hand over. Nothing has been changed.',
  'handover-undone-already': 'The handover has already been undone. Nothing has been changed.',
  'handover-changed-since':
    '{{count}} accounts have been changed since the handover: {{names}}. Nothing has been undone. Correct them by hand, or undo the rest and leave them.',
  'departure-of-oneself':
    'You cannot stop your own access this way. Nothing has been changed. Ask a colleague to do it.',
  'departure-confirmed-already': 'The decision has already been confirmed or undone. Nothing has been changed.',
  'departure-needs-another':
    'The confirmation must come from somebody else than the one who decided and the one who left, on a computer or user account of their own, who may handle handovers. Nothing has been confirmed.',
  'decision-file-unreadable':
    'The file {{file}} is not a decision from Kanalvakt. Nothing has been confirmed. Choose the file that you got back.',
  'decision-file-other':
    'The file belongs to another decision, or to one that has changed. Nothing has been confirmed. Fetch the decision again and have it signed anew.',
  'decision-file-unsigned':
    'The file lacks a signature, or has been changed afterwards. Nothing has been confirmed. Ask the other person to sign the decision again.',
  'decision-file-unknown-signer':
    'The signature comes from a computer that the register does not know. Nothing has been confirmed. The signer must have introduced themselves here.',
  'decision-no-key':
    'This computer has no keychain to sign with. Nothing has been signed. Use a computer with a keychain, or confirm in the app.',
  'proof-day-wrong': 'The day must be today or earlier, and not before the handover. Nothing has been saved.',
  'proof-already': 'The access has already been shown, or need not be shown any more. Nothing has been changed.',
  'handover-file-not-such':
    'The file {{file}} is not a handover file from Kanalvakt. Nothing was read. Choose another file.',
  'handover-file-damaged':
    'The file {{file}} is damaged, cut off or changed on the way. Nothing was read. Ask the sender for it again.',
  'handover-file-passphrase-needed':
    'The file {{file}} is sealed with a passphrase. Nothing was read. Type the passphrase that the sender gave you.',
  'handover-file-wrong-passphrase':
    'The passphrase does not fit {{file}}. Nothing was read. Try again, or ask the sender.',
  'handover-file-other-receiver':
    'The file {{file}} is sealed to another computer than this one ({{fingerprint}}). Nothing was read. Give the sender this computer’s address and ask for a new file.',
  'handover-file-unsigned':
    'The file {{file}} is not signed by the computer it claims to come from. Nobody answers for it. Nothing was read. Ask whoever gave you the file, by another way than the same one.',
  'handover-file-resealed':
    'The file {{file}} was addressed to somebody else and was sealed anew on the way. It claims to come from {{person}}, {{computer}} ({{administration}}). Nothing was read. Ask the sender for a file to you.',
  'handover-file-signer-removed':
    'The file is signed by a computer that was removed from the vault: {{computer}} ({{person}}). Nothing was read. Ask a key holder.',
  'handover-file-signer-not-of-vault':
    'The file claims to come from this vault, but the computer {{computer}} ({{person}}) was never let into it. Nothing was read. Let the computer in first, or find out who made the file.',
  'handover-file-signer-unknown':
    'The file claims to come from {{person}}, the computer {{computer}}, {{administration}}. That sender is not known here. Nothing was read. Ask them to read their computer’s fingerprint from their own screen, and type it here.',
  'handover-file-fingerprint-differs':
    'The fingerprint does not match the file, which claims to come from {{person}}, the computer {{computer}}, {{administration}}. Nothing was read. Read it out once more; if it does not match, somebody else made the file.',
  'handover-file-no-such-device':
    'No computer in the vault has the fingerprint {{fingerprint}}. No file was made. Choose the receiver again.',
  'handover-file-bad-recipient':
    'That is no address of a computer. No file was made. The address begins with age1 and is copied whole from the receiver’s screen.',
  'handover-file-receiver-fingerprint':
    'The fingerprint does not match the request from {{computer}}. No file was made. Read it to each other again; if it does not match, somebody has replaced the request.',
  'handover-file-receiver-removed':
    'The computer {{computer}} was removed from the vault and gets no logins. No file was made.',
  'handover-file-weak-passphrase':
    'A file that only a passphrase protects needs one of at least {{length}} characters. No file was made.',
  'snapshot-vault-first':
    'There is no vault yet, and so nobody to seal the copy to. Nothing is saved. Create the administration’s vault first.',
  'snapshot-no-folder':
    'No shared folder has been chosen for the register. Nothing has changed. Choose a folder first.',
  'snapshot-folder-not-there':
    'The folder {{folder}} does not exist or cannot be reached. Nothing is chosen. Write the whole path of a folder that exists, for example on the administration’s common disk.',
  'snapshot-folder-missing':
    'The shared folder {{folder}} cannot be reached. Work goes on with what is on this computer, but no copies are laid out or fetched. Check the network and that the folder is still there. If it has moved, the new one is chosen on the computer that writes the register.',
  'snapshot-folder-full':
    'The shared folder {{folder}} is full. The previous copy is untouched, but nothing new is laid there. Make room in the folder, or choose another on the computer that writes the register.',
  'snapshot-folder-read-only':
    'The shared folder {{folder}} cannot be written to. The previous copy is untouched, but nothing new is laid there. Ask IT for the right to write, or choose another folder on the computer that writes the register.',
  'snapshot-folder-failing':
    'The shared folder {{folder}} answers with an error. What is on this computer is untouched. Check the network and try again, or choose another folder.',
  'snapshot-folder-slow':
    'The shared folder {{folder}} did not answer within {{seconds}} seconds. What is on this computer is untouched, and it is tried again by itself.',
  'snapshot-folder-answers':
    'The folder {{folder}} answers, and may hold the only copy of files that do not lie in the new folder yet. Nothing is changed. The files there are removed by themselves when all lie in the new one.',
  'snapshot-folder-own':
    'The folder {{folder}} belongs to the app’s own data folder. Your colleague cannot reach it, and it is lost with the computer. Nothing has changed. Choose a shared folder.',
  'snapshot-folder-empty':
    'There is no shared register in the folder {{folder}}. Nothing has changed. Check that it is the right folder, or wait until the computer that writes has put a copy there.',
  'snapshot-several':
    'There are {{count}} registers in the folder {{folder}}. Nothing has changed. Choose which one to open.',
  'snapshot-taken':
    'The register is already in the folder {{folder}}, written by another computer. Nothing has changed. Open it from there, or take the register over.',
  'snapshot-other-register':
    'This computer already has a register of its own, which is not written over. Nothing has changed. Open the shared register on a computer without one, or with another data folder.',
  'snapshot-writes-here':
    'The register is written on this computer. Nothing was fetched: the shared folder has nothing newer.',
  'snapshot-newer':
    'A copy by a newer version of Kanalvakt lies in {{folder}}. Nothing has changed. Update the app on this computer and try again.',
  'snapshot-overtaken':
    'Somebody else put a copy in {{folder}} while this computer wrote its own, so this computer’s copy does not hold. The register here is untouched. The app looks again by itself; if this stays, ask whoever may have taken over the register.',
  'snapshot-folder-keeps-old':
    'In the shared folder {{folder}} there are older copies that a person, a computer or an earlier recovery key can still open although they no longer count: {{files}}. They could not be removed. The new copy is in place. Another attempt is made by itself; if this stays, ask whoever runs the folder to remove the files.',
  'snapshot-not-writer':
    'The register is not written on this computer, so no copy is put in the shared folder from here. Nothing has changed.',
  'snapshot-not-reader': 'This computer has no copy to refresh. Nothing has changed.',
  'snapshot-not-custodian':
    'This computer is no longer a key holder of the vault that gave it the right to write the register. No new copy is put out, for nobody could trust it. Let a key holder take the register over on their computer.',
  'snapshot-key-unavailable':
    'The key that signs the copy cannot be reached in the computer’s keychain. Your work is saved here, but no new copy is put out. Unlock the keychain; if the key is gone, take the register over anew on this computer.',
  'snapshot-two-writers':
    'Two computers write the register at the same time. One of them is {{computer}} ({{at}}). Nothing is merged and nothing is written over. Decide which one holds and choose “Take the register over” on it; the other then shows what must be entered by hand.',
  'snapshot-unknown-writer':
    'A computer that is not known here (fingerprint {{fingerprint}}) says that it took the register over at {{at}}. Nothing is written over. Find out whose it is. If a colleague has restored with the recovery kit: unlock the vault here. Otherwise: choose “Take the register over” on the card Shared folder under Settings, Vault.',
  'snapshot-damaged':
    'The copy {{file}} in the shared folder is changed, damaged or not copied to its end. It is not opened, and what is on this computer is untouched. Wait a while and try again, or let the computer that writes put out a new one.',
  'snapshot-forged':
    '{{file}} is not signed as it should be: somebody has changed it, or it does not come from Kanalvakt. Nothing is opened, and what is on this computer is untouched. Ask whoever writes the register.',
  'snapshot-stranger':
    'The copy from {{at}} is signed by a computer that is not a key holder’s. It is not opened, and what is on this computer is untouched. Ask whoever writes the register.',
  'snapshot-rolled-back':
    'The copy in the shared folder is from {{at}}, but a newer one from {{seen}} has been seen already. Somebody has put an old one back, so it is not opened. What is on this computer is untouched. Ask whoever writes the register.',
  'snapshot-list-broken':
    'The list of key holders in the copy does not hold from row {{sequence}} on: somebody has changed it. The copy is not opened, and what is on this computer is untouched.',
  'snapshot-list-rolled-back':
    'The list of key holders is older than the one this computer has already seen: a removed computer would come back. Nothing is opened or put out. Find out where it comes from.',
  'snapshot-not-for-this-key': 'The copy is not sealed to the key that was used. Nothing has changed.',
  'snapshot-removed-here':
    'This computer has been removed from the vault. It reads no new copies, opens no logins, saves nothing and cannot take the register over. Nothing has changed. If you are to go on working with the logins, ask a key holder to invite another computer: a removed one is not let in again.',
  'snapshot-not-for-this-computer':
    'The copy is not sealed to this computer (fingerprint {{fingerprint}}): it is opened only by computers that were let into the vault. Nothing has changed. If that was done just now, ask for a new copy in the folder. If the computer has not been let in, ask a key holder to let it in.',
  'snapshot-writer-unknown':
    'This computer does not know who writes the register: {{person}} on {{computer}}, with fingerprint {{fingerprint}}. Compare it with what is shown there and accept, or accept if you are sure that the folder is right. Nothing is opened yet.',
  'snapshot-kit-not-writers':
    'The copy was written on {{computer}}, whose key holder belongs to another vault than the recovery kit. This kit can therefore not show that the copy is genuine. Nothing has changed. Use the recovery kit of that vault, and ask whoever writes the register.',
  'snapshot-no-keys':
    'This computer has no keys to the register’s vault. Nothing has changed. Ask a key holder for an invitation, or restore with two shares of the recovery kit.',
  'snapshot-other-kit':
    'The shares belong to recovery kit number {{number}}, but the copy is sealed to another. Nothing has changed. Bring the shares of the latest kit.',
  'snapshot-changes-first':
    'This computer has {{count}} changes of its own that are not in the shared register. Nothing has changed. Enter them on the computer that writes the register, or accept that they are left; what is here is then kept as a backup.',
  'snapshot-invitation-unreadable':
    'The invitation cannot be read. Nothing was made. Ask for a new one, and copy it whole.',
  'snapshot-file-waits':
    'The file is so far only on the computer that writes the register. What is known about it is here. Wait until it has been put out, and refresh the copy.',
  'snapshot-file-missing':
    'The sealed file {{file}} is not in the shared folder. What is known about it remains. Refresh the copy and try again: the file may have been disposed of, or sealed anew. Otherwise somebody has removed it; the computer that writes puts it out again.',
  'snapshot-file-damaged':
    'The sealed file {{file}} in the shared folder is changed or damaged, and is not opened. What is known about it remains. Choose Check and then Put out now on the computer that writes, and it is put out anew.',
  'snapshot-file-other-key':
    'The sealed file {{file}} is not sealed to this computer’s keys yet. Nothing has changed. Wait until the computer that writes has put it out anew, and refresh the copy.',
  'snapshot-files-other-key':
    '{{count}} files in the shared folder are sealed to keys that are not on this computer. They lie there untouched. Type two shares of the recovery key to fetch them.',
  'snapshot-files-lost':
    '{{count}} files could not be fetched from the shared folder: they are missing or damaged, among them {{file}}. The others are here. If a copy of a computer’s data folder has its folder evidence, copy them in from there; otherwise Check shows which cases they belong to.',
  'round-plan-past': 'A plan cannot begin on a day that has passed. Nothing has changed. Choose today or a later day.',
  'round-plan-faulty':
    'The plan contradicts itself: times that run backwards or overlap. Nothing has changed. Mend what is marked and try again.',
  'round-plan-begun':
    'A round of today has begun, and what was to be checked today does not change afterwards. Nothing has changed. Let the plan hold from tomorrow, or add an extra round.',
  'round-has-begun': 'The round has begun. The swap is not made. Whoever helps takes the accounts in the round.',
  'away-backwards': 'The last day is before the first, or has passed. Nothing has changed. Give the days again.',
  'away-own-substitute': 'Whoever is away cannot be their own substitute. Nothing has changed. Choose somebody else.',
  'away-already':
    'The person is away already, {{from}} to {{to}}. Nothing has changed. Remove those days first, or give others.',
  'person-is-away': '{{name}} is away that day. The swap is not made. Choose somebody else.',
  'round-not-open':
    'Round {{slot}} on {{day}} has not opened or does not exist. Nothing has changed. Choose another round.',
  'round-none-open': 'No round has opened on {{day}}. Nothing has changed. The plan shows when the next one opens.',
  'look-recorded-already':
    '{{name}} has been checked by {{by}} already, {{time}}. Your look has not been saved. Go on to the next account.',
  'look-claimed':
    '{{by}} has {{name}} open in another window. Nothing has been saved. Choose another account, or take it over.',
  'look-page-not-shown':
    'The page has not been visible for three seconds, so the account cannot count as checked. Nothing has been saved. Show the page and try again.',
  'look-place-needed': 'A shared inbox needs a place to look. Nothing has been saved.',
  'look-nothing-waits': 'No account waits here any more. Nothing has been saved.',
  'look-one-account':
    'The latest post and questions are given for one account at a time. Nothing has been saved. Choose a single account.',
  'look-in-future': 'The time is in the future. Nothing has been saved. Correct the time.',
  'look-before-window':
    'The time is before the round began. Nothing has been saved. Choose the round that the time belongs to.',
  'look-other-day': 'The time is on another day than the round. Nothing has been saved. Correct the time.',
  'look-not-yours': 'Somebody else made the look, and only that person can take it back. Nothing has changed.',
  'look-too-old': 'The look is of a day that is over and cannot be taken back. Nothing has changed.',
  'look-undone-already': 'The look has been taken back already. Nothing has changed.',
  'away-list-day': 'The list can only be for today and {{days}} days ahead. Nothing has been made. Choose another day.',
  'away-list-empty':
    'Nothing waits on that list. No file has been made. Choose another round, another day or everybody’s accounts.',
  'away-answer-none':
    'The text has no answer from the list on the phone. Nothing has been entered. Paste the whole answer, from KANALVAKT up to and including the line SLUT.',
  'away-answer-cut':
    'The answer is cut off: its end is missing. Nothing has been entered. Paste the whole answer, including the line SLUT. If the mail does not have it, send the answer again from the phone.',
  'away-answer-changed':
    'The answer has been changed on its way and is no longer right. Nothing has been entered. Copy it from the mail again, or send it again from the phone.',
  'away-answer-version':
    'The answer is from a later version of Kanalvakt. Nothing has been entered. Take it in on a computer that is up to date.',
  'away-answer-several':
    'The text has several different answers. Nothing has been entered. Paste one answer at a time.',
  'away-answer-elsewhere':
    'The answer belongs to another administration. Nothing has been entered. Switch to that administration and take it in there.',
  'away-answer-person':
    'Whoever the list was made for is not among the people here. Nothing has been entered. Enter it in the round instead.',
  'application-none':
    'The file is no filled-in start form. Nothing has been read. Choose the file that the form saved; its name begins with “application”.',
  'application-unfilled':
    'This is the form, not the answer. Nothing has been read. Ask whoever filled it in to choose “Save the answer” and send that file.',
  'application-version':
    'The form is of another version. Nothing has been read. Send a new form, or read the answer on a computer with the same version of Kanalvakt.',
  'application-signed-ahead':
    'The form is signed on {{day}}, a day that has not come. Nothing is read in. Ask whoever filled it in to correct the day, save the answer again and send it.',
  'application-changed':
    'The file has been changed since it was saved, or was damaged on the way. Nothing has been read. Ask for the file again, or open the case and copy the paper.',
  'application-elsewhere':
    'The form belongs to another administration. Nothing has been read. Switch to that administration and read it there.',
  'application-taken': 'The same answer has been read already as {{number}}. Nothing has changed. Open that case.',
  'start-freeze-over':
    'With those days the start freeze would not hold today. To end it, press Cancel and then Lift the freeze, and say why. Nothing is changed.',
  'start-frozen':
    'Start freeze: {{reason}} The decision has not been saved. Name the decision that exempts the account, or wait until the freeze is over. If the step does not ask for an exemption, the case follows an older routine: open a new one.',
  'start-not-preapproved':
    'The account is not of a kind that is approved beforehand, or the case has no account. The decision has not been saved. Add the account to the case, or let the decider decide.',
  'start-pedagogical':
    '{{name}} is a pedagogical account. It is notified in Accounts, not applied for. Nothing has been opened or changed.',
  'place-account-taken':
    '{{name}} belongs to the place {{place}} already. Nothing has changed. Remove the account there first.',
  'coverage-period':
    'The period is wrong: it ends before it begins, or is longer than twenty years. Correct the dates.',
  'register-read-here':
    'The register is written on {{computer}}; you are reading a copy from {{at}}. Nothing has changed. Make the change there, or take the register over if that computer is gone.',
  'register-taken-over':
    'The register has been taken over by {{computer}} ({{at}}) and is no longer written on this computer. Nothing has changed. Your changes since then are listed, to be entered there.',
  'views-not-here': 'No account pages are shown inside the program here. Open the account in the browser.',
  'views-no-address':
    'The account has no secure address (https), so its page cannot be shown here. Write the address on the account’s page, under Basics.',
  'views-not-shown': 'The account’s page is not shown. Nothing was filled in. Open the page and try again.',
  'views-no-login-list':
    'There is no list of login pages for this site, so nothing is filled in. Copy the login from the account’s page.',
  'views-no-login': 'The account has no shared login in the vault. Nothing was filled in.',
  'views-choose-login': 'The account has several logins. Choose which one to fill in.',
  'views-login-elsewhere':
    'The page is not the platform’s login page, so nothing was filled in. Go to the login and try again.',
  'views-no-login-field':
    'There is no field for user name, password or one-time code here. Nothing was filled in. Place the cursor in the field and try again.',
  'feed-address-wrong':
    'The address cannot be fetched. Give a web address, for example https://example.se/feed.xml. Nothing has changed.',
  'feeds-off': 'Feeds are not read in this administration. Turn it on in Settings → Feeds.',
  'feeds-held': 'No feeds are fetched from here: it is a demo, or a computer that only reads the register.',
  'case-ended': 'The case has ended and cannot be changed. Nothing has changed. Resume it first, with a reason.',
  'case-not-ended': 'The case is already open. Nothing has changed.',
  'case-step-unknown': 'The step is not in this case. Nothing has changed. Reload the case.',
  'case-step-settled': 'The step “{{stepEn}}” is already done. Nothing has changed. Take it back first, with a reason.',
  'case-step-not-settled': 'The step “{{stepEn}}” is not done and cannot be taken back. Nothing has changed.',
  'case-step-not-needed': 'The step “{{stepEn}}” is not needed in this case as it turned out. Nothing has changed.',
  'case-step-waits': 'The step “{{stepEn}}” waits for: {{lacksEn}}. Nothing has changed. Do what is missing first.',
  'case-gate-shut': '“{{stepEn}}” cannot be done yet. {{lacksEn}} Nothing has changed.',
  'case-gate-never-skipped':
    'The step “{{stepEn}}” cannot be skipped. Nothing has changed. Do what it needs, or end the case another way.',
  'case-value-unknown': 'The step “{{stepEn}}” does not ask for: {{lacksEn}}. Nothing is saved. Reload the case.',
  'case-value-missing':
    'The step “{{stepEn}}” lacks answers: {{lacksEn}}. Nothing is saved. Fill them in and try again.',
  'case-value-wrong':
    'In the step “{{stepEn}}” this is not written in the right way: {{lacksEn}}. Nothing is saved. See what is said under the question, correct it and try again.',
  'case-same-person':
    '“{{stepEn}}” is done by somebody else than whoever did “{{lacksEn}}”. Nothing has changed. Ask a colleague.',
  'case-approver-same':
    '“{{stepEn}}” takes two persons. Whoever approves that it is skipped is somebody else than whoever skips it, and than whoever did the other step. Nothing has changed. Ask a colleague to approve.',
  'case-skip-own':
    'Somebody else than you approves that the step is skipped. Nothing has changed. Ask a colleague, and choose whoever said yes.',
  'closure-receipt-early':
    'The receipt cannot be from before the day when the account was archived. Nothing is saved. Correct the days.',
  'post-documented-where':
    'There is no documentation under Evidence. Put it there, or enter where it is and the SHA-256 of the files. Nothing is saved.',
  'post-documented-files':
    'The documentation is said to be elsewhere, but the files there are not named by SHA-256. Nothing is saved. Enter them, one per line, or leave the place empty if everything is under Evidence.',
  'disposal-other-kind':
    'The decision “{{decision}}” does not cover cases of this kind. Nothing is saved. Choose one that does.',
  'case-role-empty': 'The role cannot be left empty. Nothing has changed. Give it to somebody else instead.',
  'case-event-unknown': 'The event to be corrected does not exist. Nothing is saved. Reload the case.',
  'case-files-unknown':
    'The evidence is no longer there, or is already marked as added by mistake. Nothing has changed. Reload the case.',
  'case-outcome-unknown': 'The case cannot end like that. Nothing has changed. Reload the case.',
  'case-steps-left': 'The case cannot end as “{{stepEn}}” yet. Left: {{lacksEn}}. Nothing has changed.',
  'case-work-behind-gate':
    'The case cannot end as “{{stepEn}}”, since the work has gone further: {{lacksEn}}. Nothing has changed. Finish it, or take those steps back with a reason.',
  'case-accounts-left':
    '“{{stepEn}}” is not done on {{count}} accounts: {{lacksEn}}. Nothing has changed. Mark each account as done or not concerned.',
  'case-account-unknown': 'One of the accounts is no longer part of the case. Nothing is saved. Read the page again.',
  'crisis-ongoing': 'A crisis is going on already: {{number}}. No new one is started. Open the one that is going on.',
  'crisis-over': 'The crisis is over, or the case is no crisis. Nothing is saved.',
  'crisis-message-unfilled': 'The text still has gaps in brackets. The step is not done. Write what was actually said.',
  'crisis-message-all-clear':
    'The text says ”faran över”. That is the signal of the public warning system and is never given by an administration. The step is not done. Write that the event is over.',
  'crisis-snooze-sooner':
    'The next update is already to come {{at}}, and the delay counts from now. Nothing is changed. Choose more minutes.',
  'crisis-text-unfilled': 'The text still has gaps: {{gaps}}. It is not copied. Fill them in or remove them.',
  'crisis-rounds-none':
    'No round fits between {{from}} and {{to}}. The plan is unchanged. Choose a later end or more frequent rounds.',
  'crisis-own-opening':
    'Whoever opened the login cannot review the opening. Nothing is saved. Ask a colleague or manager.',
  'lost-contact-needed':
    'An attempt at contact needs its way and whom it was to. Nothing is saved. Fill them in, and the answer if there was one.',
  'lost-contact-elsewhere':
    'Attempts at contact are written in the step Attempts at contact of a case about a lost account. Nothing is saved.',
  'lost-first-request':
    'The first request has not been sent yet. Nothing is saved. Do the step Request to the platform first; it needs a decision and attempts at contact.',
  'case-time-ahead': 'The time lies ahead. Nothing is saved. Enter when it happened.',
  'case-number-as-dnr':
    '{{dnr}} looks like a case number in Kanalvakt, not a register number. Nothing is saved. Enter the number of the official register, or leave it empty.',
  'case-delegation-unknown':
    'The delegation did not cover this on that day. Nothing is saved. Choose another, or register the delegation first.',
  'case-delegation-other':
    'The delegation is given to {{delegate}}, not to {{decider}}. Nothing is saved. Choose whoever decided, or the delegation that holds for that person.',
  'case-substitute-unnamed':
    '{{decider}} is the substitute for {{delegate}} on that day, but has no right to decide: nobody else said so, or it was said afterwards. Nothing is saved. Let somebody else enter the absence and the substitute again before the decision is made, or choose whoever decided.',
  'case-person-left':
    '{{name}} has left by that day and cannot have the role, approve or decide. Nothing is changed. Choose somebody else.',
  'case-decision-no-right':
    'Nothing shows that {{decider}} had the right to decide. Nothing is saved. Choose the delegation, or enter the decision that gave the right and its day, for example the minutes of the board and their paragraph. This holds for the head of the administration too.',
  'case-decision-before':
    'The decision is dated before what it is about: the signed application, or the decision whose announcement it shortens. Nothing is saved. Correct the day. An account that exists already is registered afterwards in a case of its own.',
  'case-decider-signed':
    '{{decider}} has signed the application and may be partial. Nothing is saved. Somebody else with the right to decide needs to do it.',
  'case-decision-was-yes':
    'The decision in the case is a yes, so it cannot end with a no. Nothing is saved. Reopen the step Decision and enter the new decision first.',
  'crisis-openings-left':
    'There are emergency openings that nobody else has looked at. Nothing is saved. Review them on the page of the crisis; this holds for an exercise too.',
  'post-no-ground':
    'No ground is assessed for hiding, removing or blocking. Nothing is saved. Assess the ground, or let the post stay.',
  'post-beyond-measure':
    'The measure goes further than the one that was found to be enough. Nothing is saved. Choose the milder one, or reopen the assessment and write why it is not enough.',
  'post-must-go':
    'The assessment says that the post is obviously one that the law requires you to remove. Nothing is saved. Remove it, or reopen the assessment and change it.',
  'post-block-end':
    'The block must end or be reviewed on a day to come, within a year. Nothing is saved. Choose such a day; it can be prolonged when it is reviewed.',
  'post-block-objection':
    'It does not say how the blocked person can object. Nothing is saved. Write in words where to turn, such as an e-mail address and what to write.',
  'post-criticism':
    'The rule or the reason speaks of criticism, and criticism is no ground. Nothing is saved. Let somebody else than the one who assessed do the step A second person checks that it is not criticism, or open the assessment again.',
  'post-address-twice':
    'The same address stands twice. Nothing is saved. Remove one of them: each post is counted once.',
  'post-dnr-needed':
    'The case has no register number. Nothing is saved. Enter it under Register number, or choose Registered later with a day and an owner.',
  'post-disposal-needed':
    'What becomes of the evidence must be said in the case: disposed of by a decision, or kept. Nothing is saved. Choose a disposal decision, or write where it is kept.',
  'status-case-runs':
    'The account is started or closed in case {{number}}, which gives it its status. Nothing is changed. Do the step there, or enter a reason and who decided.',
  'closure-before-last-day':
    'The account is closed before the last day that is decided and announced. Nothing is saved. Wait, or take the decision back and enter another last day; it is then announced anew.',
  'closure-last-day-past':
    'The last day lies before the decision. Nothing is saved. Choose a last day that there is time to announce.',
  'closure-gone-sooner':
    'The platform may keep the account until {{day}}. Nothing is saved. Enter that day or a later one, or leave the question empty. If the account is gone earlier, say so when it is checked.',
  'closure-gone-early':
    'The platform may still keep the account, so that it does not show without being gone. Nothing is saved. Wait for the day that stands at the step, or say how it is seen that the account is gone already.',
  'start-address-platform':
    'The address is not on {{platform}} but on {{found}}. Nothing is saved. Correct the address, or the account’s platform in the register.',
  'case-word-not-asked':
    'Somebody else’s word is entered only in a step that takes another person. Nothing is saved. Do the step as yourself.',
  'closure-notice-skipped':
    'An announcement is not skipped while no decision shortens the time. Nothing is changed. Publish it, or do the step Shorten the announcement first, with a reason and a decider.',
  'case-account-decided':
    'The decision in the case is about the accounts that it has. Nothing is changed. Take the step Decision back first, or open a case of its own for the other account.',
  'case-routine-faulty': 'The routine cannot be used. {{faultEn}} Nothing is saved.',
  'evidence-child-abuse':
    'The case is about suspected child-abuse material. No image, file or page is kept there, in any way. Nothing is saved. Enter address, time and handle, and report it to the police.',
  'evidence-destroyed-before':
    'The file {{name}} was destroyed before as suspected child-abuse material, and no case takes it. Nothing is saved. Remove the copy, and enter address, time and handle instead.',
  'evidence-assess-first':
    'The ground is not assessed yet. Nothing is saved. Choose a ground in the step Assess the ground first: of suspected child-abuse material nothing may be kept.',
  'evidence-nothing-given':
    'There is no file and no text to keep. Nothing is saved. Choose a file, paste an image or write down the post.',
  'evidence-address-needed':
    'The address of the post is missing. Nothing is saved. Enter it, so that it can be seen where the post was.',
  'evidence-login-wall':
    '{{name}} shows a login page, not the post. Nothing is saved. Log in, open the post and document it again.',
  'evidence-blank':
    '{{name}} is blank: the post does not show. Nothing is saved. Wait until the page shows and document it again.',
  'evidence-seems-login':
    '{{name}} looks like a login page, not like the post. Nothing is saved. Log in, open the post and take a new picture. If it shows the post after all, it can be kept.',
  'evidence-seems-blank':
    '{{name}} looks empty: the post does not show. Nothing is saved. Wait until the post shows and take a new picture. If it shows the post after all, it can be kept.',
  'evidence-seems-either':
    '{{name}} look like login pages or empty ones, not like the post. Nothing is saved. Open the post and take new pictures. If they show the post after all, they can be kept.',
  'evidence-seems-wordless':
    'The text of the post has no words, only punctuation. Nothing is saved. Write the post down word for word, or add a picture. If that is what the post looks like, it can be kept.',
  'evidence-packed':
    'The file {{name}} is packed (zip or the like), and such files are not taken. Nothing is saved. Unpack it: right-click it in the file manager and choose Extract. Then add the files in it.',
  'evidence-file-empty': 'The file {{name}} is empty. Nothing is saved. Choose another file.',
  'evidence-type-unknown':
    'The file {{name}} is of a kind that is not taken. Nothing is saved. Images (png, jpg, webp, gif), pdf, text, saved pages (html, mhtml), mail (eml), docx, xlsx and odt are.',
  'evidence-type-differs':
    'The file {{name}} holds something else than its name says: it is of the kind {{type}}. Nothing is saved. Change the file’s ending if that is right, or choose another file.',
  'evidence-file-large':
    'The file {{name}} is larger than {{megabytes}} MB. Nothing is saved. Save a smaller file, such as a screenshot.',
  'evidence-pack-large':
    'The files are larger than {{megabytes}} MB together; the largest is {{name}}. Nothing is saved. Keep them a few at a time.',
  'evidence-image-broken': 'The image {{name}} is broken. Nothing is saved. Take the screenshot again.',
  'evidence-image-vast':
    'The image {{name}} is too large to show ({{width}} × {{height}} pixels). Nothing is saved. Save it in smaller parts.',
  'evidence-file-missing':
    'The file is not on this computer. What is said of it is kept. If a backup of the data folder has it, it can be fetched from there.',
  'evidence-file-damaged':
    'The file is no longer the one that was kept, and is not shown. What is said of it is kept. Fetch it from a backup of the data folder.',
  'evidence-gone': 'The evidence is disposed of or destroyed, and is no longer there. Load the case again.',
  'evidence-not-an-image': 'The file is no image and is not shown here. Download it instead.',
  'evidence-not-removed':
    '{{file}} could not be removed from the disk. What was said of the file is gone, and the file is still there. Close programs that may have it open; Kanalvakt tries again when it starts.',
  'evidence-witness-same': 'Disposal is done by two: choose somebody else than yourself. Nothing is disposed of.',
  'disposal-ahead': 'The day lies ahead. Nothing is disposed of. Choose the day on which the files are disposed of.',
  'disposal-not-in-force':
    'The decision “{{decision}}” does not hold on that day. Nothing is saved or disposed of. Choose another decision or another day.',
  'disposal-too-early':
    'By the decision “{{decision}}” the files may be disposed of on {{day}} at the earliest. Nothing is saved or disposed of.',
  'case-disposal-unknown':
    'The disposal decision is not in the administration’s register. Nothing is saved. Choose another, or register it in Settings, Disposal decisions.',
  'case-text-carries-file':
    'The text holds a file written as text. Nothing is saved. Write in your own words, and put files under Evidence.',
  'case-only-facts':
    'The case is about suspected child-abuse material. Only address, time, handle, who saw it and the number of the report are kept there. Nothing is saved. Shorten the text.',
  'not-introduced': 'First say who you are on this computer.',
  internal:
    'Something went wrong in the program. What you were doing was not saved; everything before it is untouched. Try again, and give code {{trace}} if it happens again.',
} as const satisfies Record<RefusalCode, string>;
