/** Editor settings that give completion and hover in the rules. */
export const vscodeSettings = `${JSON.stringify(
	{
		"yaml.schemas": { "./rules.schema.json": "rules.yaml" },
		"[yaml]": {
			"editor.insertSpaces": true,
			"editor.tabSize": 2,
			"editor.quickSuggestions": { other: true, strings: true },
		},
	},
	null,
	2,
)}\n`;

/** What the editor proposes to install: the extension that reads the schema. */
export const vscodeExtensions = `${JSON.stringify(
	{ recommendations: ["redhat.vscode-yaml"] },
	null,
	2,
)}\n`;

/** The settings of a server, to copy to `.env`. */
export const environmentTemplate = `# Copy to .env and fill in. Without the three INFOBIP_ lines Marhaba runs in demo mode and nothing leaves the machine.
INFOBIP_BASE_URL=
INFOBIP_API_KEY=
# Your WhatsApp number, country first, digits only.
INFOBIP_SENDER=

# Where the internet reaches this server, without a path. Needs ADMIN_TOKEN and one way to secure the webhook.
PUBLIC_URL=
# For the page, the API and the feed.
ADMIN_TOKEN=
# What Infobip must show on the webhook: ?token=… or Authorization: Bearer …
WEBHOOK_TOKEN=

RULES=rules.yaml
# PORT=3000
# DATABASE_URL=file:data/marhaba.db
`;
