package org.sessiontrail.store.nodes;

import org.sessiontrail.store.TestMySql;

/** Nodes that share a real MariaDB. */
class MariaDbNodesTest extends MySqlNodesContract {
  MariaDbNodesTest() {
    super(TestMySql.MARIADB);
  }
}
