// Changes the link's secret for this tab's token, once; a place within the app may stand after an &. The secret stands after # and is therefore never sent with the
// address, and it is taken out of the address bar before anything else happens.
const [link, place = ''] = location.hash.slice(1).split('&', 2);
history.replaceState(null, '', '/login');

async function logIn() {
  const answer = await fetch('/login', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ link }),
  });
  if (!answer.ok) return location.replace('/open');
  const { tab } = await answer.json();
  // sessionStorage belongs to this tab and this origin: it survives a reload, and no other port can read it.
  sessionStorage.setItem('kanalvakt-tab', tab);
  return location.replace(place.startsWith('/') ? `/#${place}` : '/');
}

addEventListener('load', () => {
  logIn().catch(() => location.replace('/open'));
});
