import pulumi
import pulumi_printix as printix

# A tenant is a customer's paid subscription. Python sets no `protect` by itself: with it, a preview without this block fails.
acme = printix.Tenant(
    "acme",
    tenant_name="Acme Co.",
    tenant_domain="acme",
    deletion_policy=printix.DeletionPolicy.PREVENT,
    initial_user={"email": "it@acme.example", "name": "Ada", "create_as_admin": True},
    opts=pulumi.ResourceOptions(protect=True),
)

# Without its block, the subscription is cancelled.
printix.Tenant(
    "trial",
    tenant_name="Trial of Globex",
    tenant_domain="globex-trial",
    deletion_policy=printix.DeletionPolicy.CANCEL,
)

pulumi.export("tenantId", acme.id)
pulumi.export("home", acme.home_url)
