// Delivers responses, and keeps those that could not be delivered until they are. Nothing is dropped for its age.
// Contact details and pictures are never kept on the device.

const databaseName = "huixiang";

function open() {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(databaseName, 1);
    request.onupgradeneeded = () => request.result.createObjectStore("responses", { keyPath: "id" });
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

async function change(work) {
  const database = await open();
  try {
    return await new Promise((resolve, reject) => {
      const transaction = database.transaction("responses", "readwrite", { durability: "strict" });
      const request = work(transaction.objectStore("responses"));
      transaction.oncomplete = () => resolve(request.result);
      transaction.onerror = () => reject(transaction.error);
    });
  } finally {
    database.close();
  }
}

async function put(id, response) {
  // A body with pictures is long: the server wants to know beforehand for which survey.
  const address = `/api/responses/${id}${response.photos ? `?survey=${encodeURIComponent(response.survey)}` : ""}`;
  return fetch(address, {
    method: "PUT", headers: { "Content-Type": "application/json" }, body: JSON.stringify(response),
    signal: AbortSignal.timeout(response.photos ? 60000 : 15000),
  });
}

/**
 * Sends a response. `apart` are the paths of what may not be kept on the device; without it nothing is. State: stored,
 * queued (kept on the device), refused (with a message) or failed.
 */
export async function deliver(id, response, apart) {
  try {
    const reply = await put(id, response);
    if (reply.ok) return { state: "stored", ...(await reply.json()) };
    if (reply.status < 500) return { state: "refused", ...(await problems(reply)) };
  } catch {
    // No connection: fall through to the queue.
  }
  return apart ? keep(id, response, apart) : { state: "failed" };
}

async function problems(reply) {
  try {
    const { problems } = await reply.json();
    return { message: problems.map((problem) => problem.message).join(" "), fields: problems.map((problem) => problem.field) };
  } catch {
    return { message: String(reply.status), fields: [] };
  }
}

async function keep(id, response, apart) {
  const { contact, photos, ...rest } = response;
  const answers = { ...rest.answers };
  let { isPartial } = rest;
  for (const { path, isRequired } of apart) {
    // What lacks a required answer can only count as a part.
    if (answers[path] !== undefined && isRequired) isPartial = true;
    delete answers[path];
  }
  try {
    await change((store) => store.put({ id, response: { ...rest, isPartial, answers }, keptAt: Date.now() }));
    return { state: "queued", lostContact: Boolean(contact), lostPhotos: Boolean(photos) };
  } catch {
    return { state: "failed" };
  }
}

let isFlushing = false;

/** Sends what is kept, oldest first. A response that the server refuses stays on the device for staff to look at. */
export async function flush() {
  if (isFlushing) return;
  isFlushing = true;
  try {
    const kept = await change((store) => store.getAll());
    for (const item of kept.sort((left, right) => left.keptAt - right.keptAt)) {
      const reply = await put(item.id, item.response);
      if (reply.ok || reply.status === 409) await change((store) => store.delete(item.id));
    }
  } catch {
    // Still no connection; the next round tries again.
  } finally {
    isFlushing = false;
  }
}
