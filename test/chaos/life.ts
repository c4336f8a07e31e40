import { account } from "../process/infobip-server.ts";

/** The API key of one life of the server: the provider sees by it who asked, however late it reads the request. */
export function keyOfLife(life: number): string {
	return `${account.INFOBIP_API_KEY}-life-${life}`;
}

/** Which life of the server an `Authorization` header is from; the first is 0. */
export function lifeOf(authorization: string | null): number {
	return Number(/-life-(\d+)$/.exec(authorization ?? "")?.[1]);
}
