// Renews the progress of a running import from its own page, and says it aloud at the quarters only.
(() => {
  const interval = 1000;
  const status = document.getElementById("announcement");
  let said = "";

  const renew = async () => {
    try {
      const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const news = page.getElementById("progress");
      const shown = document.getElementById("progress");
      if (news && shown) {
        shown.replaceWith(document.adoptNode(news));
        if (news.dataset.announcement !== said) {
          said = news.dataset.announcement;
          status.textContent = said;
        }
        if (news.dataset.over === "true") {
          return;
        }
      }
    } catch {
      // The network is away for a moment: the next turn tries again.
    }
    setTimeout(renew, interval);
  };

  setTimeout(renew, interval);
})();
