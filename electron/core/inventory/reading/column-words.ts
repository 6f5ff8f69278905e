import type { ImportField } from '../contract.ts';

type Named = Exclude<ImportField, 'ignore' | 'extra'>;

/**
 * What people call the columns of their account lists: Swedish first, then English, Norwegian, Danish, Finnish, German, Dutch, French.
 * Lower case, letters and digits only; a word of six letters or more is also recognised as a part of a longer one.
 */
const words: Record<Named, string> = {
  name: `
    namn, kontonamn, kontots namn, kontonamnet, konto, kontot, sida, sidans namn, sidnamn, titel, benämning,
    kanalens namn, kanalnamn, namn på kontot, namn på konto, profil, profilnamn, gruppens namn, blogg, name,
    account name, account, page name, page, channel name, display name, title, profile name, navn, kontonavn,
    sidenavn, profilnavn, nimi, tilin nimi, tili, kontoname, bezeichnung, seitenname, kanalname, naam,
    accountnaam, paginanaam, nom, nom du compte, compte, intitulé`,
  address: `
    länk, länkar, url, webbadress, adress, länk till kontot, länk till konto, kontots adress, kontots länk,
    webblänk, hemsida, webbsida, internetadress, http, direktlänk, länkadress, url adress, link, web address,
    address, account url, profile url, page url, website, profile link, hyperlink, web link, lenke,
    nettadresse, nettside, lenke til konto, webadresse, hjemmeside, linkki, osoite, verkko osoite, webseite,
    adresse web, adresse, webadres, lien, adresse url`,
  handle: `
    användarnamn, handle, alias, användare, kontonamn på plattformen, smeknamn, användarid, nick, username,
    user name, user, screen name, account handle, at name, user id, brukernavn, brugernavn, käyttäjätunnus,
    käyttäjänimi, tunnus, benutzername, nutzername, gebruikersnaam, nom d utilisateur, identifiant, pseudo`,
  platform: `
    kanal, kanaler, plattform, plattformar, typ av kanal, typ av konto i sociala medier, medium,
    socialt medium, sociala medier, kanaltyp, medie, nätverk, tjänst, forum, socialt nätverk, social kanal,
    media, some, some kanal, platform, channel, network, social network, social media, social medium,
    service, site, social media platform, app, sosialt medium, sosiale medier, kanavat, kanava, alusta,
    palvelu, some kanava, netzwerk, dienst, soziales netzwerk, kanaal, netwerk, plateforme, réseau,
    réseau social, média`,
  unit: `
    directorate, service area, business area, virksomhetsområde, palvelualue, tulosalue,
    enhet, enheter, verksamhet, avdelning, skola, skolor, skolenhet, bibliotek, sektion, stadsdel,
    organisation, resultatenhet, arbetsplats, institution, förskola, område, verksamhetsområde,
    ansvarig enhet, tillhör, arbetsställe, gård, fritidsgård, anläggning, mötesplats, grupp, hör till, unit, department, school, division, section,
    team, office, organization, library, branch, organisational unit, business unit, avdeling, virksomhet,
    skole, afdeling, forvaltningsenhet, yksikkö, osasto, koulu, toimiala, abteilung, einheit, bereich,
    schule, referat, einrichtung, dienststelle, eenheid, afdelingsnaam, service municipal, unité, département, direction,
    école`,
  administration: `
    förvaltning, förvaltningen, bolag, förvaltning bolag, nämnd, myndighet, kommun, stadsdelsförvaltning,
    förvaltning eller bolag, kontor, administration, authority, municipality, agency, company, council, etat,
    forvaltning, kommune, magistrat, kunta, virasto, amt, verwaltung, behörde, gemeente, commune, mairie`,
  responsible: `
    account holder, page owner, channel owner, named contact, vastuuhenkilö, yhteyshenkilö,
    kontoansvarig, ansvarig, ansvariga, ansvarig person, ansvarig lärare, ansvarig för kontot, kontaktperson,
    kontakt, huvudansvarig, administratör, admin, ägare, kontoägare, sidansvarig, lärare, ansvarig för konto,
    ansvarig handläggare, namn på ansvarig, vem sköter kontot, vem ansvarar, sköts av, ansvarig utgivare, webbredaktör, handläggare, responsible, owner,
    account owner, account manager, responsible person, contact, contact person, administrator,
    person responsible, page admin, lead, teacher, ansvarlig, kontoansvarlig, kontaktpersonen, kontoeier,
    eier, ejer, vastuuhenkilö, yhteyshenkilö, vastaava, ylläpitäjä, verantwortlich, verantwortliche,
    verantwortlicher, ansprechpartner, ansprechperson, zuständig, verantwoordelijke, beheerder,
    contactpersoon, eigenaar, responsable, référent, personne responsable, contact principal`,
  'responsible-email': `
    e post, epost, e postadress, epostadress, mejl, mail, mejladress, mailadress, kontoansvarigs e post,
    ansvarigs e post, kontakt e post, email, e mail, email address, contact email, mail address,
    epostadresse, sähköposti, sähköpostiosoite, e mail adresse, e mailadres, mailadres, courriel,
    adresse mail, adresse e mail`,
  'responsible-phone': `
    telefon, telefonnummer, mobil, mobilnummer, tfn, tel, tel nr, kontoansvarigs telefon, phone,
    phone number, mobile, telephone, cell, telefonnr, mobiltelefon, tlf, puhelin, puhelinnumero, handy,
    rufnummer, telefoon, telefoonnummer, téléphone`,
  deputy: `
    back up contact, backup contact, second contact, deputy contact, cover, varahenkilö,
    ersättare, ersättande, vikarie, backup, ersättare för kontoansvarig, biträdande, stf, ställföreträdare,
    reserv, andra ansvarig, medansvarig, ansvarig 2, kontoansvarig 2, ersätter, extra ansvarig, deputy,
    substitute, second contact, alternate, back up, stand in, secondary owner, secondary contact,
    stedfortreder, vara, stedfortræder, suppleant, varahenkilö, sijainen, stellvertretung, vertretung,
    stellvertreter, stellvertreterin, vervanger, plaatsvervanger, suppléant, remplaçant, adjoint`,
  manager: `
    chef, ansvarig chef, närmaste chef, enhetschef, chefen, rektor, beslutande chef, kontoansvarigs chef,
    avdelningschef, verksamhetschef, bibliotekschef, manager, line manager, supervisor, boss, head,
    principal, head of unit, leder, nærmeste leder, esihenkilö, esimies, vorgesetzte, vorgesetzter, leitung,
    leidinggevende, teamleider, responsable hiérarchique, chef de service`,
  editors: `
    redaktør, redaktører, toimittaja, sisällöntuottajat,
    redaktör, redaktörer, skribenter, medarbetare, behöriga, administratörer, personer med åtkomst,
    personer med behörighet, övriga med åtkomst, vem kommer åt, vilka kommer åt, vem har åtkomst, vilka har åtkomst, redaktion, övriga redaktörer, editor, editors,
    administrators, contributors, people with access, admins, users with access, redaktører, redigerere,
    toimittajat, päivittäjät, redakteure, redaktionsteam, redacteuren, redactie, rédacteurs, éditeurs`,
  communicator: `
    kommunikatör, kommunikatör med åtkomst, ansvarig kommunikatör, kommunikationsansvarig, kommunikatören,
    communicator, communications officer, communications contact, comms, kommunikasjonsrådgiver,
    kommunikationsmedarbejder, viestijä, viestintä, kommunikation, pressestelle, communicatieadviseur,
    chargé de communication`,
  planning: `
    planering, ansvarig för planering, planerar, planning, planlegging, suunnittelu, planung`,
  publishing: `
    publicering, publicerar, ansvarig för publicering, publicist, publishing, publisher, publisering,
    julkaisu, veröffentlichung, publicatie, publication`,
  'follow-up': `
    uppföljning, följer upp, ansvarig för uppföljning, follow up, evaluation, oppfølging, opfølgning,
    seuranta, auswertung, opvolging, suivi`,
  monitoring: `
    bevakning, bevakar, bevakas av, ansvarig för bevakning, uppsikt, monitoring, monitored by, overvåking,
    overvågning, valvonta, überwachung, toezicht, veille`,
  moderation: `
    moderering, modererar, moderator, modererat av, moderation, moderated by, moderointi, moderatie,
    modération`,
  kind: `
    typ, kontotyp, typ av konto, slag, kategori, sort, officiellt, officiellt pedagogiskt,
    officiellt eller pedagogiskt, pedagogiskt, kontots typ, type, account type, kind, category, official,
    type of account, kontotype, tyyppi, art, soort, catégorie, type de compte`,
  status: `
    status, läge, tillstånd, aktivt, aktiv, används, i bruk, kontostatus, aktivt konto, aktiv inaktiv, state,
    active, in use, account status, tila, käytössä, tilanne, aktiivinen, tilstand, i brug, stand, zustand, in betrieb, actief, statut, état, actif`,
  started: `
    avattu, perustettu,
    startades, startad, startat, startdatum, start, skapad, skapat, skapades, öppnades, öppnat, upplagt, registrerat,
    när startades kontot, år, startår, sedan, från, startdatum som text, uppstart, lanserad, lanserat,
    started, created, start date, opened, launched, since, date created, launch date, creation date,
    created on, opprettet, startet, oprettet, startdato, aloitettu, perustettu, aloituspäivä, luotu,
    gestartet, erstellt, angelegt, seit, gestart, aangemaakt, begindatum, créé, créé le, date de création,
    ouverture`,
  ends: `
    slutdatum, slut, avslutas, upphör, till och med, tom, t o m, stängs, gäller till, slutdatum som text,
    planerat slut, stängningsdatum, end date, ends, end, expires, closing date, until, valid until,
    expiry date, sluttdato, slutter, slutdato, päättyy, päättymispäivä, enddatum, endet, gültig bis,
    einddatum, eindigt, date de fin, fin, expire`,
  purpose: `
    what is it for, what it is for, used for, käyttötarkoitus,
    syfte, syftet, ändamål, varför, syfte med kontot, kontots syfte, beskrivning, syfte och mål, innehåll,
    uppdrag, purpose, description, why, aim, about, objective, formål, hensikt, beskrivelse, tarkoitus,
    kuvaus, zweck, beschreibung, doel, omschrijving, beschrijving, but, objet, finalité`,
  'target-group': `
    målgrupp, målgrupper, för vem, publik, vem vänder sig kontot till, target group, audience,
    target audience, målgruppe, kohderyhmä, zielgruppe, doelgroep, public cible, public visé`,
  benefit: `
    nytta, nyttan, vinst, effekt, benefit, value, added value, nytte, hyöty, nutzen, nut, bénéfice`,
  goals: `
    mål, målen, mätbara mål, effektmål, mål för kontot, goal, goals, objectives, kpi, tavoite, tavoitteet,
    ziel, ziele, doelen, doelstelling, objectif, objectifs`,
  'plan-link': `
    verksamhetsplan, koppling till verksamhetsplan, koppling till verksamhetsplanen, mål i verksamhetsplanen,
    operational plan, business plan, virksomhetsplan, toimintasuunnitelma`,
  basics: `
    basinformation, basinfo, basinfo ok, basinformation ok, basinformation finns, information ok, info ok,
    presentation ok, basic information, basic info, basic info ok, profile complete, info complete,
    grunninformasjon, basisinformation, perustiedot, basisinfo, informations de base`,
  'profile-picture': `
    profilbild, profilbild ok, profilbild enligt regeln, logotyp, profile picture, avatar, logo, profilbilde,
    profilbillede, profiilikuva, profilfoto, photo de profil`,
  contractor: `
    entreprenör, utförare, drivs av, leverantör, driftform, extern aktör, på uppdrag av, contractor,
    supplier, vendor, operated by, run by, leverandør, toimittaja, auftragnehmer, dienstleister, leverancier,
    prestataire`,
  'contract-ends': `
    avtal till, avtalets slut, avtal slutar, avtalstid, avtalet slutar, avtal t o m, contract ends,
    contract end, contract end date, vertragsende, sopimus päättyy, einde contract, fin de contrat`,
  'owner-after-contract': `
    ägare efter avtalet, ägare efter avtal, vem äger kontot efteråt, owner after the contract,
    owner after contract`,
  'access-model': `
    inloggningssätt, inloggning, behörighet, åtkomst, typ av inloggning, hur loggar man in, login, access,
    access model, login type, access type, innlogging, kirjautuminen, anmeldung, zugang, inloggen, toegang,
    connexion, accès`,
  'two-step': `
    tvåstegsverifiering, tvåfaktor, tvåfaktorsautentisering, 2fa, mfa, tvåstegsinloggning, two factor,
    two step, two factor authentication, tofaktor, totrinn, kaksivaiheinen tunnistautuminen, zwei faktor,
    tweestapsverificatie, double authentification`,
  'function-mailbox': `
    funktionsbrevlåda, funktionsadress, funktionsbrevlådor, registrerad e post, kontots e post,
    kopplad e post, shared mailbox, function mailbox, account email, registered email, fellespostkasse,
    fællespostkasse, funktionspostfach, functionele mailbox`,
  'last-post': `
    senaste inlägg, senast aktiv, senast inlägg, senaste inlägget, sista inlägg,
    senaste post, last post, last active, latest post, last activity, siste innlegg,
    seneste opslag, viimeisin julkaisu, letzter beitrag, laatste bericht, dernière publication`,
  rounds: `
    bevakning gånger om dagen, rundor per dag, bevakas per dag, antal bevakningar, rundor, rounds,
    rounds per day, checks per day`,
  norm: `
    publiceringsnorm, publiceringsfrekvens, frekvens, inlägg per vecka, hur ofta, uppdateras,
    uppdateringsfrekvens, publishing norm, frequency, posting frequency, posts per week,
    publiseringsfrekvens, julkaisutiheys, häufigkeit, frequentie, fréquence`,
  'archive-level': `
    arkivnivå, arkivering, arkivnivån, bevarande, archive level, archiving, arkistointi, archivierung,
    archivering, archivage`,
  'on-public-list': `
    på offentliga listan, på den offentliga listan, offentlig lista, publiceras på webben, på webbplatsen,
    visas på webben, on public list, public list, published on website`,
  languages: `
    språk, kontots språk, language, languages, språket, sprog, kieli, kielet, sprache, sprachen, taal, talen,
    langue, langues`,
  note: `
    övrigt, anteckning, anteckningar, kommentar, kommentarer, notering, noteringar, noter, anmärkning, not, obs,
    info, anm, övrig information, övriga upplysningar, note, notes, comment, comments, remarks, other, remark,
    merknad, merknader, annet, bemærkning, bemærkninger, andet, huomautus, huomautukset, muuta, lisätiedot,
    bemerkung, bemerkungen, anmerkung, sonstiges, notiz, opmerking, opmerkingen, overig, remarque, remarques,
    commentaire, divers, autre`,
};

/** The words of each field. */
export const columnWords: ReadonlyMap<Named, readonly string[]> = new Map(
  (Object.keys(words) as Named[]).map((field) => [field, words[field].split(',').map((word) => word.trim())]),
);
