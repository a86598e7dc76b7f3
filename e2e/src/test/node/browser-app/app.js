// The app is served from the root of a registered web origin, which is also its redirect URI.
async function show() {
  const settings = await (await fetch('settings.json')).json()

  // Sends her to log in; when she comes back, exchanges the code.
  const client = await FHIR.oauth2.init({
    iss: settings.fhirBase,
    clientId: settings.clientId,
    redirectUri: location.origin + '/',
    scope: 'openid fhirUser launch/patient online_access patient/*.rs',
    pkceMode: 'required',
  })

  const patient = await client.patient.read()
  const bundle = await client.request(`Observation?patient=${client.patient.id}&_count=5`)

  document.getElementById('patient').textContent = `${patient.resourceType}/${patient.id}`
  for (const { resource } of bundle.entry) {
    const line = document.createElement('li')
    line.textContent = resource.code.text ?? resource.code.coding[0].display
    document.getElementById('observations').append(line)
  }
}

show().catch((fault) => {
  document.getElementById('fault').textContent = String(fault)
})
