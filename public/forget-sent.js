// A page that says how something went is proof that it arrived: this device need not keep what was sent from this tab.
const sent = sessionStorage.getItem("quire:sent");
if (sent !== null) {
  localStorage.removeItem(sent);
  sessionStorage.removeItem("quire:sent");
}
