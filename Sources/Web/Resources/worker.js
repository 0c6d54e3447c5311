// Lets a kiosk page open without a connection: the network first, what it last gave otherwise.

const cacheName = "huixiang-1";

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  const isPage = ["/kiosk/", "/assets/", "/images/"].some((start) => url.pathname.startsWith(start));
  if (event.request.method !== "GET" || !isPage) return;
  event.respondWith(fromNetwork(event.request));
});

async function fromNetwork(request) {
  const cache = await caches.open(cacheName);
  try {
    const reply = await fetch(request);
    if (reply.ok) await cache.put(request, reply.clone());
    // A proxy whose server is being restarted answers, but has nothing to say.
    return reply.status < 500 ? reply : (await cache.match(request)) ?? reply;
  } catch (error) {
    const kept = await cache.match(request);
    if (kept) return kept;
    throw error;
  }
}
